-- What closeness, direction and change points of ties are computed from: how
-- much was read of each day, and what the days of a tie are made of.

CREATE TABLE read_day (
    day       INTEGER PRIMARY KEY,
    documents INTEGER NOT NULL
);
INSERT INTO read_day (day, documents) SELECT published / 86400000, COUNT(*) FROM document
    WHERE state = 'coded' AND published <> 0 GROUP BY 1;
CREATE TRIGGER read_day_more AFTER UPDATE OF state ON document
WHEN new.state = 'coded' AND old.state <> 'coded' AND new.published <> 0 BEGIN
    INSERT INTO read_day (day, documents) VALUES (new.published / 86400000, 1)
        ON CONFLICT (day) DO UPDATE SET documents = documents + 1;
END;
CREATE TRIGGER read_day_less AFTER UPDATE OF state ON document
WHEN old.state = 'coded' AND new.state <> 'coded' AND old.published <> 0 BEGIN
    UPDATE read_day SET documents = documents - 1 WHERE day = old.published / 86400000;
END;

ALTER TABLE tie_day ADD COLUMN denied INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tie_day ADD COLUMN future INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tie_day ADD COLUMN visits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tie_day ADD COLUMN types TEXT NOT NULL DEFAULT '';
CREATE INDEX tie_day_day ON tie_day (day, score);

-- The latest change point of each tie, as package tie finds it: the first day of
-- the new rate, the quad class, 1 for more and -1 for less, and its probability.
ALTER TABLE tie ADD COLUMN change_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tie ADD COLUMN change_quad INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tie ADD COLUMN change_sign INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tie ADD COLUMN change_chance REAL NOT NULL DEFAULT 0;

-- Days that were summed before get what they lack.
INSERT INTO stale (kind, key, day) SELECT 'days', a || '-' || b, day FROM tie_day WHERE true ON CONFLICT DO NOTHING;
