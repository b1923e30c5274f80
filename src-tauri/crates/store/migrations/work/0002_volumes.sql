-- A package may come in volumes: several packages of one sequence, told apart by number, held together by the name of
-- their set. Both tables are made anew, because a constraint cannot be changed in place.
CREATE TABLE new_packages (
    package     INTEGER PRIMARY KEY,
    digest      TEXT NOT NULL UNIQUE,
    edition     TEXT NOT NULL,
    sequence    INTEGER NOT NULL,
    volume      INTEGER NOT NULL,
    -- NULL: the package is not divided.
    volume_set  TEXT,
    manifest    TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    UNIQUE (edition, sequence, volume)
) STRICT;
INSERT INTO new_packages (package, digest, edition, sequence, volume, manifest, imported_at)
    SELECT package, digest, edition, sequence, 1, manifest, imported_at FROM packages;

CREATE TABLE new_documents (
    id          TEXT PRIMARY KEY,
    package     INTEGER NOT NULL REFERENCES new_packages (package),
    position    INTEGER NOT NULL,
    application TEXT NOT NULL,
    name        TEXT NOT NULL,
    media       TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    size        INTEGER NOT NULL,
    library_key INTEGER NOT NULL UNIQUE
) STRICT;
INSERT INTO new_documents SELECT * FROM documents;

DROP TABLE documents;
DROP TABLE packages;
ALTER TABLE new_packages RENAME TO packages;
ALTER TABLE new_documents RENAME TO documents;
CREATE INDEX documents_in_order ON documents (package, position);
CREATE INDEX documents_by_content ON documents (sha256);
