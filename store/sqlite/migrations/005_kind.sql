-- How a document is to be read: '' as a report, 'treaty' as the text of an
-- agreement given whole.

ALTER TABLE document ADD COLUMN kind TEXT NOT NULL DEFAULT '';
