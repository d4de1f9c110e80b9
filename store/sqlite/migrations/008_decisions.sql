-- Decisions of analysts about events, and where they put mentions.

CREATE TABLE decision (
    n       INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL,
    made    INTEGER NOT NULL,
    payload TEXT NOT NULL
);

CREATE TABLE decided (
    document_id TEXT NOT NULL REFERENCES document (id),
    anchor      TEXT NOT NULL,
    family      TEXT NOT NULL,
    day         INTEGER NOT NULL,
    beside_in   TEXT NOT NULL,
    beside      TEXT NOT NULL,
    PRIMARY KEY (document_id, anchor)
) WITHOUT ROWID;
CREATE INDEX decided_family ON decided (family);

-- What was read before is placed by the rules of now.
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'places', document_id, 0 FROM mention WHERE true ON CONFLICT DO NOTHING;
