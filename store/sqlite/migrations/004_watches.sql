-- Watches that the user writes: alerts have states and are about several
-- things, may be told more than once, and are acknowledged and silenced; what
-- watches remember of each thing, and what each watch last did.

ALTER TABLE alert ADD COLUMN state TEXT NOT NULL DEFAULT 'firing';
ALTER TABLE alert ADD COLUMN grp TEXT NOT NULL DEFAULT '';
ALTER TABLE alert ADD COLUMN fired INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alert ADD COLUMN times INTEGER NOT NULL DEFAULT 1;
ALTER TABLE alert ADD COLUMN acknowledged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alert ADD COLUMN silent INTEGER NOT NULL DEFAULT 0;
UPDATE alert SET fired = raised;
CREATE INDEX alert_group ON alert (watch, grp);
CREATE INDEX alert_fired ON alert (watch, fired);
CREATE INDEX alert_open ON alert (state) WHERE state <> 'resolved';

CREATE TABLE alert_thing (
    kind     TEXT NOT NULL,
    thing_id TEXT NOT NULL,
    alert_id TEXT NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, thing_id, alert_id)
) WITHOUT ROWID;
CREATE INDEX alert_thing_alert ON alert_thing (alert_id);
INSERT INTO alert_thing (kind, thing_id, alert_id)
    SELECT 'agreement', agreement_id, id FROM alert WHERE agreement_id <> '';

CREATE TABLE watch_seen (
    kind  TEXT NOT NULL,
    id    TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

CREATE TABLE watch (
    name       TEXT PRIMARY KEY,
    silent     INTEGER NOT NULL,
    errors     INTEGER NOT NULL,
    capped     INTEGER NOT NULL,
    trouble    TEXT NOT NULL,
    trouble_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE notice_of_time (
    key      TEXT PRIMARY KEY,
    alert_id TEXT NOT NULL REFERENCES alert (id),
    channel  TEXT NOT NULL,
    time     INTEGER NOT NULL,
    sent     INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_try INTEGER NOT NULL,
    skipped  INTEGER NOT NULL,
    error    TEXT NOT NULL,
    UNIQUE (alert_id, channel, time)
) WITHOUT ROWID;
INSERT INTO notice_of_time (key, alert_id, channel, time, sent, attempts, next_try, skipped, error)
    SELECT key, alert_id, channel, 1, sent, attempts, next_try, 0, error FROM notice;
DROP TABLE notice;
ALTER TABLE notice_of_time RENAME TO notice;
CREATE INDEX notice_channel ON notice (channel, next_try);
