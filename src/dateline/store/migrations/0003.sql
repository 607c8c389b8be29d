-- What people put right, and how far they trust a source. Both ledgers are append-only.

-- One row for each thing done to one subject; what was done together has one `deed`, the id of its first row, and is undone together.
CREATE TABLE revision (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,                 -- rev_
    deed TEXT NOT NULL,                      -- revision.id of the first row of the act
    at TEXT NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL,
    act TEXT NOT NULL,                       -- accept | reject | edit | rate | merge | split | note | undo
    subject TEXT NOT NULL,                   -- clm_, evt_, rpt_, or the anchor of a happening
    field TEXT, value TEXT,                  -- of an edit or rating: what is put where, JSON; of merge and split: what was judged, JSON
    machine TEXT,                            -- what the reading had there when it was put right, JSON
    other TEXT,                              -- the other side of a merge
    undoes TEXT,                             -- the deed that is taken back
    line TEXT,                               -- the version line of the report it is about; null for an event
    anchor TEXT                              -- the happening it is about; of an event: its founder
);
CREATE INDEX revision_line ON revision(line) WHERE line IS NOT NULL;
CREATE INDEX revision_subject ON revision(subject);
CREATE INDEX revision_deed ON revision(deed);
CREATE INDEX revision_undoes ON revision(undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER revision_stays BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;
CREATE TRIGGER revision_kept BEFORE DELETE ON revision WHEN (SELECT value FROM meta WHERE key = 'purging') IS NULL
    BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;

-- Which deeds are taken back, and by which deed: derived from the undo rows.
CREATE TABLE taken_back (deed TEXT PRIMARY KEY, by TEXT NOT NULL) WITHOUT ROWID;

-- Where each standing accept, reject, edit and rating holds now: derived anew whenever a report's flat rows are written.
-- machine: what the reading in use has in its place, JSON. how: id | words | lost (nothing here says it: to be reviewed again).
CREATE TABLE correction (revision INTEGER PRIMARY KEY REFERENCES revision(n), how TEXT NOT NULL,
                         happening INTEGER REFERENCES happening(n), claim INTEGER REFERENCES claim(n), event INTEGER, machine TEXT);
CREATE INDEX correction_happening ON correction(happening) WHERE happening IS NOT NULL;
CREATE INDEX correction_claim ON correction(claim) WHERE claim IS NOT NULL;
CREATE INDEX correction_event ON correction(event) WHERE event IS NOT NULL;
CREATE INDEX correction_lost ON correction(revision) WHERE how = 'lost';

-- How a claim stands with people: accepted | edited | rejected, null where nobody looked; a happening whose claims were all looked at.
ALTER TABLE claim ADD COLUMN review TEXT;
ALTER TABLE claim ADD COLUMN credibility INTEGER;          -- 1 to 6, null: nobody rated it
ALTER TABLE happening ADD COLUMN review TEXT;
CREATE INDEX claim_review ON claim(review) WHERE review IS NOT NULL;

-- How far a person trusts a source: A to F. source: the name of an outlet or agency, folded, or an ent_ id. The latest row of a source stands.
CREATE TABLE rating (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, name TEXT NOT NULL, grade TEXT NOT NULL,
                     why TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX rating_source ON rating(source);
CREATE TRIGGER rating_stays BEFORE UPDATE ON rating BEGIN SELECT RAISE(ABORT, 'ratings are append-only'); END;
CREATE TRIGGER rating_kept BEFORE DELETE ON rating WHEN (SELECT value FROM meta WHERE key = 'purging') IS NULL
    BEGIN SELECT RAISE(ABORT, 'ratings are append-only'); END;

-- How soon an event should be looked at: its doubt times its effect; 0 once all its tellings were looked at. Kept by the triggers.
-- doubt: not sure 3, contested 3, figures that differ 2, hedged 1, 1 for each doubt of its best telling up to 3; .2 where there is none.
-- effect: 1, 1 for each origin up to 10, half for each claim up to 20, 3 for a headline. A tenth once a telling was looked at.
ALTER TABLE event ADD COLUMN weight REAL NOT NULL DEFAULT 0;
CREATE VIEW event_toll AS
SELECT h.event, figure.frame, figure.low, figure.high, figure.bound
FROM happening h JOIN figure ON figure.toll_of = h.n OR (figure.toll_of IS NULL AND figure.happening = h.n)
WHERE h.live AND figure.frame IN ('killed', 'wounded', 'missing') AND figure.standing IN ('own', 'running');
CREATE VIEW event_weight AS
SELECT event.n AS event,
    CASE WHEN NOT EXISTS (SELECT 1 FROM happening h WHERE h.event = event.n AND h.live AND h.review IS NULL) THEN 0.0 ELSE
    round(max(0.2, 3 * (1 - event.sure) + 3 * event.contested + head.hedged + min(3, json_array_length(head.doubts))
         + 2 * EXISTS (SELECT 1 FROM event_toll WHERE event_toll.event = event.n GROUP BY frame
                       HAVING count(DISTINCT printf('%g %g', low, high)) > 1))
     * (1 + min(10, event.origins) + min(20, event.claims) / 2.0 + 3 * head.headline)
     * CASE WHEN EXISTS (SELECT 1 FROM happening h WHERE h.event = event.n AND h.live AND h.review IS NOT NULL) THEN 0.1 ELSE 1.0 END, 2) END AS weight
FROM event JOIN happening head ON head.n = event.head;
CREATE TRIGGER event_weighed_new AFTER INSERT ON event BEGIN
    UPDATE event SET weight = (SELECT weight FROM event_weight WHERE event_weight.event = new.n) WHERE n = new.n; END;
CREATE TRIGGER event_weighed AFTER UPDATE OF claims, sure, contested, head, origins ON event BEGIN
    UPDATE event SET weight = (SELECT weight FROM event_weight WHERE event_weight.event = new.n) WHERE n = new.n; END;
UPDATE event SET claims = claims;
CREATE INDEX event_weight_n ON event(weight, n);
CREATE INDEX event_type_weight ON event(type, weight, n);

-- Views, additions to version 1 ------------------------------------------------------------------------------------------
CREATE VIEW v_reviews AS
SELECT revision.id AS revision, revision.deed, revision.at, revision.by, revision.act, revision.subject, report.id AS report,
    claim.id AS claim, coalesce(own.id, told.id) AS event, revision.field, revision.value, coalesce(correction.machine, revision.machine) AS machine,
    revision.why, revision.other, revision.undoes, taken_back.deed IS NULL AS standing, correction.how
FROM revision LEFT JOIN taken_back ON taken_back.deed = revision.deed LEFT JOIN correction ON correction.revision = revision.n
    LEFT JOIN happening ON happening.n = correction.happening LEFT JOIN report ON report.n = happening.report
    LEFT JOIN claim ON claim.n = correction.claim LEFT JOIN event own ON own.n = correction.event
    LEFT JOIN event told ON told.n = happening.event;

CREATE VIEW v_ratings AS
SELECT id AS rating, source, name, grade, why, by, at,
    n = (SELECT max(n) FROM rating other WHERE other.source = rating.source) AS standing
FROM rating;
