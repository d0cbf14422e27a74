-- Version 5: which wishes not to be called were taken back, by the records that said them; and who had whose card before
-- them.
CREATE TABLE lifted(
  of     BLOB NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY(of, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE opened(
  record   BLOB PRIMARY KEY,
  customer INTEGER NOT NULL,
  seller   BLOB NOT NULL,
  at       INTEGER NOT NULL,
  is_talk  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX opened_of ON opened(customer, at);
CREATE INDEX opened_by ON opened(seller, at);
