-- Version 14: those who are one are found by what any of them is called; and who said that they are.
ALTER TABLE joined ADD COLUMN seller BLOB;
INSERT OR REPLACE INTO meta(key, value) SELECT 'rebuild', '14' WHERE EXISTS(SELECT 1 FROM joined);
