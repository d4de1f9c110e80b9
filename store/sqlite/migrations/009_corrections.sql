-- Origins of what the registers hold, and corrections.

-- Entries are merged again, now that they tell whom they are known from.
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'agreements', family, 0 FROM agreement WHERE true ON CONFLICT DO NOTHING;
INSERT INTO stale (kind, key, day) SELECT DISTINCT CASE ledger WHEN 'transfer' THEN 'transfers' WHEN 'capability' THEN 'capabilities' ELSE 'positions' END, family, 0
    FROM entry WHERE ledger IN ('transfer', 'capability', 'position') ON CONFLICT DO NOTHING;
-- Events are judged by the rule that holds for all.
INSERT INTO stale (kind, key, day) SELECT DISTINCT 'events', family, day FROM event WHERE true ON CONFLICT DO NOTHING;
