-- Version 6: what other desks write.

-- Parcels of the team folder whose records are all here, by the hash that stands in their names.
CREATE TABLE parcel(
  mark BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Files of the team folder that were refused, by the hash of their bytes.
CREATE TABLE quarantine(
  hash  BLOB PRIMARY KEY,
  place TEXT NOT NULL,
  why   TEXT NOT NULL,
  since INTEGER NOT NULL,
  seen  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Of two writes at one moment by one desk, in two of its logs, the one with the greater id holds.
ALTER TABLE tag ADD COLUMN record BLOB NOT NULL DEFAULT x'';
ALTER TABLE relation ADD COLUMN record BLOB NOT NULL DEFAULT x'';
