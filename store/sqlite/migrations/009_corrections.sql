-- Origins of what the registers hold, and corrections.

-- Entries are merged again, now that they tell whom they are known from.
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'agreements', family, 0 FROM agreement WHERE true ON CONFLICT DO NOTHING;
INSERT INTO stale (kind, key, day) SELECT DISTINCT CASE ledger WHEN 'transfer' THEN 'transfers' WHEN 'capability' THEN 'capabilities' ELSE 'positions' END, family, 0
    FROM entry WHERE ledger IN ('transfer', 'capability', 'position') ON CONFLICT DO NOTHING;
-- Events are judged by the rule that holds for all.
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'events', family, day FROM event WHERE true ON CONFLICT DO NOTHING;

-- Where each decision put mentions, so that a past day heeds those made by then.
CREATE TABLE placed (
    n           INTEGER NOT NULL REFERENCES decision (n),
    document_id TEXT NOT NULL REFERENCES document (id),
    anchor      TEXT NOT NULL,
    family      TEXT NOT NULL,
    day         INTEGER NOT NULL,
    beside_in   TEXT NOT NULL,
    beside      TEXT NOT NULL,
    PRIMARY KEY (document_id, anchor, n)
) WITHOUT ROWID;
-- Of decisions made before, only where mentions came to in the end is known.
INSERT INTO placed SELECT (SELECT max(n) FROM decision), document_id, anchor, family, day, beside_in, beside FROM decided;

-- Documents that correct, withdraw or replace another.
CREATE TABLE correction (
    document_id TEXT PRIMARY KEY REFERENCES document (id),
    kind        TEXT NOT NULL,
    words       TEXT NOT NULL,
    publisher   TEXT NOT NULL,
    corrects    TEXT NOT NULL,
    at          INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX correction_corrects ON correction (corrects, publisher);
CREATE INDEX correction_at ON correction (at, document_id);
-- What was read before is looked through.
INSERT INTO stale (kind, key, day) SELECT 'notices', id, 0 FROM document WHERE coder <> '' ON CONFLICT DO NOTHING;

-- Since when each version of the coder has read.
CREATE TABLE coding (
    coder TEXT PRIMARY KEY,
    since INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO coding SELECT coder, min(stored) FROM reading GROUP BY coder;
