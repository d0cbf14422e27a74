-- Version 3: where people are decides which clock and which holidays hold, so it tells classes apart; and whoever has a yes or
-- another proof of their own is judged alone. The classes so far say no country; their people are asked again by the new rules.
CREATE TABLE class_3(
  k           INTEGER PRIMARY KEY,
  audience    TEXT NOT NULL,
  zone        TEXT NOT NULL,
  country     TEXT NOT NULL,
  subdivision TEXT NOT NULL,
  washed      TEXT NOT NULL,
  alone       INTEGER NOT NULL,
  UNIQUE(audience, zone, country, subdivision, washed, alone)
) STRICT;
INSERT INTO class_3 SELECT k, audience, zone, '', '', washed, 0 FROM class;
DROP TABLE class;
ALTER TABLE class_3 RENAME TO class;
