-- Rows of other data sets, kept beside the record and never mixed with it, and how they stand to its events.

-- One data set under the name it was imported by. kind: acled | ucdp | polecat | gdelt | own. run: counts the imports of it; whole: 1 once
-- an import came to the end of its file, 0 while one is under way or was cut short.
CREATE TABLE dataset (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, file TEXT NOT NULL, run INTEGER NOT NULL DEFAULT 0,
                      whole INTEGER NOT NULL DEFAULT 0, first_at TEXT NOT NULL, last_at TEXT NOT NULL);

-- One row of it, in its own words with what could be read of them. A changed row is a new version of its row_id; older ones stay.
CREATE TABLE imported (
    n INTEGER PRIMARY KEY, dataset INTEGER NOT NULL REFERENCES dataset(n),
    row_id TEXT NOT NULL, version INTEGER NOT NULL, newest INTEGER NOT NULL DEFAULT 1,
    gone_at TEXT,                            -- when a whole import no longer had the row; null: it has
    run INTEGER NOT NULL,                    -- the import that had this version last
    line INTEGER NOT NULL,                   -- its line (or row) in that file
    digest TEXT NOT NULL,                    -- of the row as it came
    earliest TEXT NOT NULL, latest TEXT NOT NULL, day_precision TEXT NOT NULL,      -- day | days | week | month | year
    place TEXT, area TEXT, country TEXT,     -- area: the province or sea; country: ISO 3166-1 alpha-3 or XKX, null for none
    place_precision TEXT NOT NULL,           -- exact | near | area | country | none
    lat REAL, lon REAL,
    words TEXT NOT NULL, type TEXT, mode TEXT,                                      -- the type in its own words, and in ours
    actors TEXT NOT NULL,                    -- JSON: lists of names, side by side
    low INTEGER, best INTEGER, high INTEGER, -- deaths
    source TEXT, notes TEXT,
    cells TEXT NOT NULL,                     -- the row as it came, JSON
    added_at TEXT NOT NULL,
    UNIQUE (dataset, row_id, version)
);
CREATE INDEX imported_row ON imported(dataset, row_id) WHERE newest = 1;
CREATE INDEX imported_day ON imported(dataset, earliest) WHERE newest = 1;

-- Rows of its last import that could not be read, by line, and why.
CREATE TABLE unread (dataset INTEGER NOT NULL REFERENCES dataset(n), line INTEGER NOT NULL, row_id TEXT, error TEXT NOT NULL,
                     PRIMARY KEY (dataset, line)) WITHOUT ROWID;

-- The comparison of a data set with the record that was kept last: how it was asked and what it says in figures (JSON), and the number of
-- the change that the record had come to.
CREATE TABLE comparison (dataset INTEGER PRIMARY KEY REFERENCES dataset(n), at TEXT NOT NULL, changes INTEGER NOT NULL,
                         asked TEXT NOT NULL, figures TEXT NOT NULL);

-- One line of it. kind: matched | ours | theirs | apart. event: its id; imported: the row. differs: names of what differs, each between
-- blanks. told: score, cells, reasons and what came nearest, JSON. It holds names from reports: where a report is removed, it goes too.
CREATE TABLE compared (n INTEGER PRIMARY KEY, dataset INTEGER NOT NULL REFERENCES comparison(dataset), kind TEXT NOT NULL, event TEXT,
                       imported INTEGER REFERENCES imported(n), day TEXT, country TEXT, type TEXT, differs TEXT NOT NULL, told TEXT NOT NULL);
CREATE INDEX compared_kind ON compared(dataset, kind, n);
CREATE INDEX compared_imported ON compared(imported);
CREATE INDEX compared_event ON compared(event) WHERE event IS NOT NULL;
CREATE TRIGGER report_uncompared AFTER DELETE ON report BEGIN DELETE FROM compared; DELETE FROM comparison; END;
