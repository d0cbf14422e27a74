-- Version 4: who was washed when, for a number that comes after that was not looked for.
ALTER TABLE listing ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
