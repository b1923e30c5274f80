-- What a person made and received: small, backed up, and the only truth about what is visible.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    seq      INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    act      TEXT NOT NULL,
    subject  TEXT NOT NULL,
    details  TEXT NOT NULL,
    previous TEXT NOT NULL,
    head     TEXT NOT NULL
) STRICT;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
    BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
    BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

-- The last head once more, so that a journal cut at its end is noticed when the copy is opened.
CREATE TABLE journal_head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    seq  INTEGER NOT NULL,
    head TEXT NOT NULL
) STRICT;

CREATE TABLE records (
    digest      TEXT PRIMARY KEY,
    kind        TEXT NOT NULL,
    key         TEXT NOT NULL,
    received_at TEXT NOT NULL,
    size        INTEGER NOT NULL,
    bytes       BLOB NOT NULL
) STRICT;
CREATE INDEX records_by_key ON records (kind, key, digest);

CREATE TABLE secrets (
    name  TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE named_values (
    name TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT;

-- A deleted draft keeps its row with json NULL, so that its versions never start again.
CREATE TABLE drafts (
    key      TEXT PRIMARY KEY,
    version  INTEGER NOT NULL,
    json     TEXT,
    saved_at TEXT NOT NULL
) STRICT;
CREATE TABLE draft_history (
    key      TEXT NOT NULL,
    version  INTEGER NOT NULL,
    json     TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (key, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE packages (
    package     INTEGER PRIMARY KEY,
    digest      TEXT NOT NULL UNIQUE,
    edition     TEXT NOT NULL,
    sequence    INTEGER NOT NULL,
    manifest    TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    UNIQUE (edition, sequence)
) STRICT;
-- library_key names the rows in library.db. A library row that is not named here does not exist for anybody.
CREATE TABLE documents (
    id          TEXT PRIMARY KEY,
    package     INTEGER NOT NULL REFERENCES packages (package),
    position    INTEGER NOT NULL,
    application TEXT NOT NULL,
    name        TEXT NOT NULL,
    media       TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    size        INTEGER NOT NULL,
    library_key INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX documents_in_order ON documents (package, position);
CREATE INDEX documents_by_content ON documents (sha256);
