-- Documents by content, their text and its index: large, and rebuildable from the packages.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- sha256 is NULL while the content is still arriving.
CREATE TABLE blobs (
    blob   INTEGER PRIMARY KEY,
    sha256 TEXT UNIQUE,
    size   INTEGER NOT NULL
) STRICT;

-- chunk = blob * 2^24 + number; every chunk but the last holds 64 KiB.
CREATE TABLE chunks (
    chunk INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE entries (
    library_key INTEGER PRIMARY KEY,
    blob        INTEGER NOT NULL REFERENCES blobs (blob),
    facts       TEXT
) STRICT;
CREATE INDEX entries_by_blob ON entries (blob);

-- page = library_key * 2^20 + page number; the same number is the row of the text index.
CREATE TABLE pages (
    page  INTEGER PRIMARY KEY,
    text  TEXT NOT NULL,
    boxes TEXT
) STRICT;
CREATE VIRTUAL TABLE page_index USING fts5 (
    characters,
    content = '',
    contentless_delete = 1,
    tokenize = 'ascii'
);
