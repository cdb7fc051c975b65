-- SPDX-License-Identifier: GPL-3.0-or-later
-- SQLite's part in scripts/evaluate: FTS5 with its own bm25 (k1 1.2, b 0.75) and its Porter stemmer. Reads
-- `texts` and `queries`, lines of an id, a tab and a text each, from the current folder; prints a run of at
-- most 1,000 documents a query in TREC's form. FTS5 itself splits the queries into words, any of which may
-- match.
.mode ascii
.separator "\t" "\n"
CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, text, tokenize = 'porter unicode61');
.import texts documents
CREATE VIRTUAL TABLE queries USING fts5(id UNINDEXED, text, tokenize = 'unicode61');
.import queries queries
CREATE VIRTUAL TABLE words USING fts5vocab(queries, instance);
CREATE TABLE asked AS
  SELECT doc, group_concat('"' || term || '"', ' OR ') AS any_word FROM words WHERE col = 'text' GROUP BY doc;
.separator " " "\n"
SELECT query, 'Q0', id, place, printf('%.12g', score), 'fts5' FROM (
  SELECT queries.id AS query, documents.id AS id, -documents.rank AS score,
    row_number() OVER (PARTITION BY queries.id ORDER BY documents.rank) AS place
  FROM asked JOIN queries ON queries.rowid = asked.doc JOIN documents ON documents MATCH asked.any_word)
WHERE place <= 1000;
