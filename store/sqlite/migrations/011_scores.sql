-- The scores of a day of all ties in one row, "A B score A B score ...", so that a network need not read a row for
-- every tie and day: packed is NULL where a day of a tie changed since, until it is packed again.
CREATE TABLE score_day (
    day    INTEGER PRIMARY KEY,
    packed TEXT
);
CREATE INDEX score_day_loose ON score_day (day) WHERE packed IS NULL;
INSERT INTO score_day (day) SELECT DISTINCT day FROM tie_day;

-- Families of mentions go by other names again, see 010.
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'places', document_id, 0 FROM mention WHERE true ON CONFLICT DO NOTHING;
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'events', family, day FROM event WHERE true ON CONFLICT DO NOTHING;

-- What a notice puts right is looked for among what its publisher put out before.
CREATE INDEX document_publisher ON document (publisher, published);
INSERT INTO stale (kind, key, day) SELECT 'corrections', document_id, 0 FROM correction WHERE corrects = '' ON CONFLICT DO NOTHING;
