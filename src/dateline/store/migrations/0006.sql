-- Feeds that are watched, what they brought, and saved queries that tell of events the first time they are seen.
-- Nothing here keeps words of reports longer than until they are read: what is told is made of the record when it is asked for.

-- A feed, by the address it was given under; address: where it is asked now, which is another once it has moved for good.
CREATE TABLE feed (
    n INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, address TEXT NOT NULL, title TEXT, added_at TEXT NOT NULL,
    etag TEXT, modified TEXT, digest TEXT,           -- what its server wants to be told to say "not changed"; sha256 of what it sent last
    ttl REAL NOT NULL DEFAULT 0,                     -- seconds for which it asks to be left alone after each fetch
    next_at TEXT NOT NULL,                           -- when it is due
    last_at TEXT, success_at TEXT,                   -- when it was asked last, and answered well last
    error TEXT, failing_since TEXT, failures INTEGER NOT NULL DEFAULT 0,      -- in a row
    new_at TEXT,                                     -- when it brought something new last
    held_until TEXT,                                 -- its host asked to be left alone until then
    moved_at TEXT, closed_at TEXT
);
CREATE INDEX feed_due ON feed(next_at) WHERE closed_at IS NULL;

-- One entry of a feed. key: its guid, else its address, else a digest of its title. digest: of what tells that it changed.
-- state: waiting (to be read) | done | failed | refused (robots.txt, an address within this network) | passed (nothing to read).
CREATE TABLE entry (
    n INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feed(n), key TEXT NOT NULL, url TEXT, digest TEXT NOT NULL,
    published TEXT, updated TEXT, seen_at TEXT NOT NULL, state TEXT NOT NULL,
    raw TEXT,                                        -- JSON of the entry while it waits; null afterwards
    tries INTEGER NOT NULL DEFAULT 0, next_at TEXT NOT NULL, error TEXT, report TEXT,      -- rpt_ id of what was read last
    UNIQUE (feed, key)
);
CREATE INDEX entry_waiting ON entry(next_at, n) WHERE state = 'waiting';
CREATE INDEX entry_seen ON entry(feed, seen_at);

-- A page that an entry linked to: what its server wants to be told, and the newest `updated` for which it was fetched.
CREATE TABLE page (url TEXT PRIMARY KEY, etag TEXT, modified TEXT, fetched_at TEXT NOT NULL, updated TEXT) WITHOUT ROWID;

-- One asking of a feed. outcome: new | nothing | unchanged | failed | held | moved | closed. The last 200 of each feed are kept.
CREATE TABLE fetch (
    n INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feed(n), at TEXT NOT NULL, outcome TEXT NOT NULL,
    status INTEGER, entries INTEGER NOT NULL, fresh INTEGER NOT NULL, changed INTEGER NOT NULL, error TEXT
);
CREATE INDEX fetch_feed ON fetch(feed, n);

-- A saved query. tells: which of new, changed, withdrawn it tells, by commas. report and change: how far it has looked.
CREATE TABLE alert (
    n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, asked TEXT NOT NULL, tells TEXT NOT NULL, webhook TEXT,
    made_at TEXT NOT NULL, report INTEGER NOT NULL, change INTEGER NOT NULL
);

-- The events that a query has met. Each is told once; those that stood when the query was saved, and those that are old
-- events under a new id, are known without having been told.
CREATE TABLE alert_known (
    alert INTEGER NOT NULL REFERENCES alert(n) ON DELETE CASCADE, event TEXT NOT NULL, told INTEGER NOT NULL,
    PRIMARY KEY (alert, event)
) WITHOUT ROWID;

-- What was told. kind: new | changed | withdrawn; change: the row of `change` that it rests on, 0 for new.
CREATE TABLE alert_item (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, alert INTEGER NOT NULL REFERENCES alert(n) ON DELETE CASCADE,
    event TEXT NOT NULL, kind TEXT NOT NULL, change INTEGER NOT NULL, at TEXT NOT NULL, UNIQUE (alert, event, kind, change)
);
CREATE INDEX alert_item_alert ON alert_item(alert, n);

-- What is on its way to a webhook. state: waiting | sent | failed (given up).
CREATE TABLE delivery (
    item INTEGER PRIMARY KEY REFERENCES alert_item(n) ON DELETE CASCADE, state TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    next_at TEXT NOT NULL, status INTEGER, error TEXT, at TEXT
);
CREATE INDEX delivery_waiting ON delivery(next_at) WHERE state = 'waiting';

-- The number of a last row that is deleted is given out again: what has looked past it has to look from there on once more.
CREATE TRIGGER alert_report_back AFTER DELETE ON report WHEN old.n > (SELECT coalesce(max(n), 0) FROM report) BEGIN
    UPDATE alert SET report = min(report, old.n - 1); END;
CREATE TRIGGER alert_change_back AFTER DELETE ON change WHEN old.n > (SELECT coalesce(max(n), 0) FROM change) BEGIN
    UPDATE alert SET change = min(change, old.n - 1); END;

-- From an event to those that went into it.
CREATE INDEX tombstone_heir ON tombstone(replaced_by) WHERE replaced_by IS NOT NULL;
