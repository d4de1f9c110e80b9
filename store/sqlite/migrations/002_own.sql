-- What the user has taught the desk of actors, the documents that are to be
-- read again for it, and the names that are left to be taught.

ALTER TABLE document ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
CREATE INDEX document_again ON document (n) WHERE again = 1;

CREATE TABLE lesson (
    key   TEXT PRIMARY KEY,
    names TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE unknown (
    key         TEXT NOT NULL,
    country     TEXT NOT NULL,
    seen        INTEGER NOT NULL,
    document_id TEXT NOT NULL REFERENCES document (id),
    mention_id  TEXT NOT NULL REFERENCES mention (id),
    text        TEXT NOT NULL,
    part        TEXT NOT NULL,
    first_byte  INTEGER NOT NULL,
    last_byte   INTEGER NOT NULL,
    PRIMARY KEY (key, country, seen, document_id, mention_id)
) WITHOUT ROWID;
CREATE INDEX unknown_document ON unknown (document_id);
CREATE INDEX unknown_country ON unknown (country);
