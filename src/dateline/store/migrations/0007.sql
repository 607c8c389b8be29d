-- Shards: files of readings that were made elsewhere (`dateline add --shards`) and brought in, each in one transaction with this row.
-- id: of what was read, and by which edition. rows: reports and failures; sha256: of the file that was taken.
CREATE TABLE shard (id TEXT PRIMARY KEY, edition TEXT NOT NULL, rows INTEGER NOT NULL, failures INTEGER NOT NULL,
                    sha256 TEXT NOT NULL, loaded_at TEXT NOT NULL) WITHOUT ROWID;
