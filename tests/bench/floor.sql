-- The floors that `cargo bench` measures against: what plain SQLite does with the same rows. The same for every
-- version of samtale, so that ratios compare.

-- Import: the columns and indexes of a call list, one transaction, no raw lines.
CREATE TABLE customer(
  k INTEGER PRIMARY KEY, id BLOB NOT NULL, external_id TEXT, name TEXT NOT NULL, company TEXT, org_number TEXT,
  email TEXT, street TEXT, postcode TEXT, town TEXT, x TEXT
) STRICT;
CREATE TABLE phone(customer INTEGER NOT NULL, number TEXT NOT NULL, kind INTEGER NOT NULL, state INTEGER NOT NULL) STRICT;
CREATE TABLE member(list INTEGER NOT NULL, customer INTEGER NOT NULL, place INTEGER NOT NULL) STRICT;
CREATE INDEX customer_external ON customer(external_id);
CREATE INDEX phone_number ON phone(number);
CREATE INDEX member_place ON member(list, place);
CREATE VIRTUAL TABLE customer_search USING fts5(name, company, town, email, content='', prefix='2 3');

-- Save: the bytes of one record, one durable commit.
CREATE TABLE saved(n INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;

-- Ingest: the lines of others, and what is looked up of their calls.
CREATE TABLE record(n INTEGER PRIMARY KEY, id BLOB UNIQUE, line TEXT) STRICT;
CREATE TABLE call(k INTEGER PRIMARY KEY, customer TEXT, at TEXT, line TEXT, outcome TEXT, notes TEXT) STRICT;
CREATE INDEX call_customer ON call(customer, at);
CREATE VIRTUAL TABLE call_search USING fts5(notes, content='');
