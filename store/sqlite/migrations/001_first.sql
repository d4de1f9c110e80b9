-- The first version of the record. What each table means stands above the Go
-- code that writes it, in package store. Instants are Unix milliseconds, 0 for
-- "not known"; days count from 1970-01-01.

CREATE TABLE raw (
    hash   TEXT PRIMARY KEY,
    size   INTEGER NOT NULL,
    data   BLOB NOT NULL,
    stored INTEGER NOT NULL
);

CREATE TABLE source (
    id            INTEGER PRIMARY KEY,
    kind          TEXT NOT NULL,
    location      TEXT NOT NULL,
    name          TEXT NOT NULL,
    publisher     TEXT NOT NULL,
    added         INTEGER NOT NULL,
    checked       INTEGER NOT NULL,
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    error         TEXT NOT NULL,
    failures      INTEGER NOT NULL,
    UNIQUE (kind, location)
);

CREATE TABLE document (
    n                 INTEGER PRIMARY KEY,
    id                TEXT NOT NULL UNIQUE,
    source_id         INTEGER NOT NULL,
    url               TEXT NOT NULL,
    version           INTEGER NOT NULL,
    publisher         TEXT NOT NULL,
    publisher_country TEXT NOT NULL,
    publisher_kind    TEXT NOT NULL,
    state_controlled  INTEGER NOT NULL,
    title             TEXT NOT NULL,
    language          TEXT NOT NULL,
    published         INTEGER NOT NULL,
    retrieved         INTEGER NOT NULL,
    text              TEXT NOT NULL,
    raw_hash          TEXT NOT NULL,
    sample            INTEGER NOT NULL,
    state             TEXT NOT NULL,
    coder             TEXT NOT NULL,
    tried             TEXT NOT NULL,
    attempts          INTEGER NOT NULL,
    error             TEXT NOT NULL
);
CREATE INDEX document_work ON document (state, coder, n);
CREATE INDEX document_url ON document (url, version);
CREATE INDEX document_source ON document (source_id, n);
CREATE INDEX document_published ON document (published, n);

CREATE TABLE sighting (
    document_id TEXT NOT NULL REFERENCES document (id),
    url         TEXT NOT NULL,
    source_id   INTEGER NOT NULL,
    publisher   TEXT NOT NULL,
    published   INTEGER NOT NULL,
    retrieved   INTEGER NOT NULL,
    raw_hash    TEXT NOT NULL,
    PRIMARY KEY (document_id, url, source_id)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE document_fts USING fts5 (
    title, text,
    content = 'document', content_rowid = 'n',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER document_fts_insert AFTER INSERT ON document BEGIN
    INSERT INTO document_fts (rowid, title, text) VALUES (new.n, new.title, new.text);
END;

CREATE TABLE reading (
    document_id TEXT NOT NULL REFERENCES document (id),
    coder       TEXT NOT NULL,
    stored      INTEGER NOT NULL,
    payload     TEXT NOT NULL,
    PRIMARY KEY (document_id, coder)
);

CREATE TABLE mention (
    id          TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    coder       TEXT NOT NULL,
    seq         INTEGER NOT NULL,
    event       TEXT NOT NULL,
    quad        INTEGER NOT NULL,
    day         INTEGER NOT NULL,
    polarity    TEXT NOT NULL,
    certainty   TEXT NOT NULL,
    tense       TEXT NOT NULL,
    family      TEXT NOT NULL,
    payload     TEXT NOT NULL
);
CREATE INDEX mention_document ON mention (document_id, coder, seq);
CREATE INDEX mention_family ON mention (family, day);

CREATE TABLE finding (
    id          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES document (id),
    coder       TEXT NOT NULL,
    seq         INTEGER NOT NULL,
    class       TEXT NOT NULL,
    stage       TEXT NOT NULL,
    family      TEXT NOT NULL,
    payload     TEXT NOT NULL,
    PRIMARY KEY (id, kind)
);
CREATE INDEX finding_document ON finding (document_id, coder, kind, seq);
CREATE INDEX finding_family ON finding (kind, family);
CREATE INDEX finding_class ON finding (kind, class, stage);

CREATE TABLE party (
    code       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    finding_id TEXT NOT NULL,
    role       TEXT NOT NULL,
    PRIMARY KEY (code, kind, finding_id, role)
) WITHOUT ROWID;
CREATE INDEX party_finding ON party (finding_id, kind);

CREATE TABLE stale (
    kind TEXT NOT NULL,
    key  TEXT NOT NULL,
    day  INTEGER NOT NULL,
    PRIMARY KEY (kind, key, day)
) WITHOUT ROWID;

CREATE TABLE event (
    id      TEXT PRIMARY KEY,
    family  TEXT NOT NULL,
    day     INTEGER NOT NULL,
    type    TEXT NOT NULL,
    quad    INTEGER NOT NULL,
    counts  INTEGER NOT NULL,
    latest  INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    payload TEXT NOT NULL
);
CREATE INDEX event_family ON event (family, day);
CREATE INDEX event_day ON event (day, id);
CREATE INDEX event_changed ON event (changed);

CREATE TABLE event_mention (
    event_id   TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    mention_id TEXT NOT NULL REFERENCES mention (id),
    PRIMARY KEY (event_id, mention_id)
) WITHOUT ROWID;
CREATE INDEX event_mention_mention ON event_mention (mention_id);

CREATE TABLE event_dyad (
    a        TEXT NOT NULL,
    b        TEXT NOT NULL,
    day      INTEGER NOT NULL,
    event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    PRIMARY KEY (a, b, day, event_id)
) WITHOUT ROWID;
CREATE INDEX event_dyad_event ON event_dyad (event_id);

CREATE TABLE tie_day (
    a     TEXT NOT NULL,
    b     TEXT NOT NULL,
    day   INTEGER NOT NULL,
    quad1 INTEGER NOT NULL,
    quad2 INTEGER NOT NULL,
    quad3 INTEGER NOT NULL,
    quad4 INTEGER NOT NULL,
    score REAL NOT NULL,
    open  INTEGER NOT NULL,
    PRIMARY KEY (a, b, day)
) WITHOUT ROWID;

CREATE TABLE tie (
    a          TEXT NOT NULL,
    b          TEXT NOT NULL,
    events     INTEGER NOT NULL,
    open       INTEGER NOT NULL,
    score      REAL NOT NULL,
    quad1      INTEGER NOT NULL,
    quad2      INTEGER NOT NULL,
    quad3      INTEGER NOT NULL,
    quad4      INTEGER NOT NULL,
    first      INTEGER NOT NULL,
    last       INTEGER NOT NULL,
    changed    INTEGER NOT NULL,
    agreements INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX tie_changed ON tie (changed, a, b);
CREATE INDEX tie_b ON tie (b);

CREATE TABLE agreement (
    id      TEXT PRIMARY KEY,
    family  TEXT NOT NULL,
    title   TEXT NOT NULL,
    type    TEXT NOT NULL,
    first   INTEGER NOT NULL,
    latest  INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    payload TEXT NOT NULL
);
CREATE INDEX agreement_family ON agreement (family);
CREATE INDEX agreement_changed ON agreement (changed);

CREATE TABLE agreement_report (
    agreement_id TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    report_id    TEXT NOT NULL,
    document_id  TEXT NOT NULL REFERENCES document (id),
    PRIMARY KEY (agreement_id, report_id)
) WITHOUT ROWID;
CREATE INDEX agreement_report_report ON agreement_report (report_id);

CREATE TABLE agreement_dyad (
    a            TEXT NOT NULL,
    b            TEXT NOT NULL,
    agreement_id TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    PRIMARY KEY (a, b, agreement_id)
) WITHOUT ROWID;
CREATE INDEX agreement_dyad_agreement ON agreement_dyad (agreement_id);

CREATE TABLE alert (
    id           TEXT PRIMARY KEY,
    watch        TEXT NOT NULL,
    severity     TEXT NOT NULL,
    a            TEXT NOT NULL,
    b            TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    document_id  TEXT NOT NULL,
    raised       INTEGER NOT NULL,
    payload      TEXT NOT NULL
);
CREATE INDEX alert_raised ON alert (raised, id);
CREATE INDEX alert_dyad ON alert (a, b);

CREATE TABLE notice (
    key      TEXT PRIMARY KEY,
    alert_id TEXT NOT NULL REFERENCES alert (id),
    channel  TEXT NOT NULL,
    sent     INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_try INTEGER NOT NULL,
    error    TEXT NOT NULL,
    UNIQUE (alert_id, channel)
) WITHOUT ROWID;
