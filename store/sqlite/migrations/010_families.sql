-- Families of mentions go by other names, and which mentions are one event by other rules: what was
-- read before is placed by those of now, and all events are merged again.
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'places', document_id, 0 FROM mention WHERE true ON CONFLICT DO NOTHING;
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'events', family, day FROM event WHERE true ON CONFLICT DO NOTHING;
