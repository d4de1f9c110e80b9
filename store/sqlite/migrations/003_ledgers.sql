-- The ledgers as registers: what several documents report of one transfer,
-- capability or position is one entry, and entries of all ledgers, agreements
-- too, are found by facets.

CREATE TABLE entry (
    n       INTEGER PRIMARY KEY,
    ledger  TEXT NOT NULL,
    id      TEXT NOT NULL,
    family  TEXT NOT NULL,
    first   INTEGER NOT NULL,
    latest  INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    facets  TEXT NOT NULL,
    payload TEXT NOT NULL,
    UNIQUE (ledger, id)
);
CREATE INDEX entry_family ON entry (ledger, family);

CREATE TABLE entry_report (
    n           INTEGER NOT NULL REFERENCES entry (n) ON DELETE CASCADE,
    report_id   TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES document (id),
    PRIMARY KEY (n, report_id)
) WITHOUT ROWID;
CREATE INDEX entry_report_report ON entry_report (report_id);

CREATE TABLE facet (
    facet  TEXT NOT NULL,
    latest INTEGER NOT NULL,
    n      INTEGER NOT NULL,
    first  INTEGER NOT NULL,
    words  TEXT NOT NULL,
    PRIMARY KEY (facet, latest, n)
) WITHOUT ROWID;

CREATE TABLE facet_total (
    facet TEXT PRIMARY KEY,
    total INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE position_link (
    family      TEXT NOT NULL,
    position_id TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES document (id),
    payload     TEXT NOT NULL,
    PRIMARY KEY (family, position_id)
) WITHOUT ROWID;
CREATE INDEX position_link_document ON position_link (document_id);

CREATE INDEX agreement_dyad_b ON agreement_dyad (b);
CREATE INDEX agreement_order ON agreement (changed / 60000 DESC, latest DESC, id);

-- What was read before gets its entries: readings their keys, and agreements
-- their facets.
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'findings', document_id, 0 FROM finding
    WHERE kind IN ('transfer', 'capability', 'position') ON CONFLICT DO NOTHING;
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'agreements', family, 0 FROM agreement WHERE true ON CONFLICT DO NOTHING;
