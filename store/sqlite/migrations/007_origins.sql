-- What is kept of texts to tell which outlets have a report from which source.

CREATE TABLE sketch (
    document_id TEXT PRIMARY KEY REFERENCES document (id),
    version     INTEGER NOT NULL,
    payload     BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE passage (
    key INTEGER NOT NULL,
    day INTEGER NOT NULL,
    n   INTEGER NOT NULL REFERENCES document (n),
    PRIMARY KEY (key, day, n)
) WITHOUT ROWID;

CREATE TABLE furniture (
    key INTEGER PRIMARY KEY
) WITHOUT ROWID;

CREATE INDEX sighting_publisher ON sighting (publisher);
CREATE INDEX sighting_url ON sighting (url);

ALTER TABLE lesson ADD COLUMN publishers TEXT NOT NULL DEFAULT '[]';

-- Events that were merged before get their origins.
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'events', family, day FROM event WHERE true ON CONFLICT DO NOTHING;
