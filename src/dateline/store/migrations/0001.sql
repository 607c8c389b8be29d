-- The store's first schema. Tables are the store's own; the views at the end (v_*) are what others may rely on.
-- Offsets are code points of report.text. Days are ISO text. Booleans are 0 or 1.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What was taken in -------------------------------------------------------------------------------------------------
CREATE TABLE edition (n INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, dateline TEXT NOT NULL, settings TEXT NOT NULL,
                      resources TEXT NOT NULL, models TEXT NOT NULL);

CREATE TABLE report (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,                 -- rpt_: one stored version of one report
    source_id TEXT,
    line TEXT NOT NULL,                      -- the version line: canonical URL, else outlet and source id, else the id
    version INTEGER NOT NULL DEFAULT 1,      -- 1 for the first stored version of its line
    version_of TEXT,                         -- id of the first version, null for a first version
    newest INTEGER NOT NULL DEFAULT 1,       -- 1: the newest version of its line
    title TEXT, outlet TEXT, origin TEXT, url TEXT, language TEXT NOT NULL, byline TEXT,
    published TEXT, published_basis TEXT NOT NULL,
    text_sha256 TEXT NOT NULL, words INTEGER NOT NULL,
    path TEXT,                               -- where it was taken from
    added_at TEXT NOT NULL,                  -- UTC
    linked INTEGER NOT NULL DEFAULT 0,       -- 1 once copies, story and events have been looked for
    origin_id TEXT,                          -- whose words these are: agency, first text family, outlet, or "unrated"
    origin_basis TEXT,                       -- the words or the copy on which that rests
    text TEXT NOT NULL                       -- last, so that a row is read without it
);
CREATE INDEX report_line ON report(line, version);
CREATE INDEX report_published ON report(published, n);
CREATE INDEX report_outlet ON report(outlet);
CREATE INDEX report_origin ON report(origin_id, outlet);
CREATE INDEX report_unlinked ON report(linked) WHERE linked = 0;

-- A reading's whole record (record.md) without the text, deflated. Older readings stay; `current` marks the one in use.
CREATE TABLE reading (n INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report(n), edition INTEGER NOT NULL REFERENCES edition(n),
                      record BLOB NOT NULL, read_at TEXT NOT NULL, current INTEGER NOT NULL DEFAULT 1, UNIQUE (report, edition));

CREATE TABLE failure (n INTEGER PRIMARY KEY, source_id TEXT, path TEXT, stage TEXT NOT NULL, error TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX failure_path ON failure(path, source_id);

-- What the current readings say, flat --------------------------------------------------------------------------------
-- One person, group, body … across reports. same_as: derived from judgements of kind "same_actor".
CREATE TABLE actor (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
                    country TEXT, sector TEXT, register_id TEXT, same_as INTEGER REFERENCES actor(n));
CREATE INDEX actor_name ON actor(name COLLATE NOCASE);
CREATE INDEX actor_country ON actor(country);
CREATE INDEX actor_same ON actor(same_as) WHERE same_as IS NOT NULL;

-- One event of one report ("v3"): what identity joins. live: of the current reading of the newest version.
CREATE TABLE happening (
    n INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report(n), local TEXT NOT NULL,
    anchor TEXT NOT NULL UNIQUE,             -- report id and trigger spans: what keeps a happening itself across readings
    scheme TEXT NOT NULL, type TEXT NOT NULL, mode TEXT, contexts TEXT NOT NULL, status TEXT NOT NULL,
    hedged INTEGER NOT NULL, sure INTEGER NOT NULL, headline INTEGER NOT NULL,      -- headline: a mention stands in the title
    earliest TEXT, latest TEXT, time_basis TEXT, granularity TEXT,
    trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL, trigger_text TEXT NOT NULL,
    sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,                 -- the evidence of its first claim
    doubts TEXT NOT NULL DEFAULT '[]',       -- JSON list: what the reading is not sure of
    live INTEGER NOT NULL DEFAULT 1,
    event INTEGER                            -- event.n: derived from judgements
);
CREATE INDEX happening_report ON happening(report);
CREATE INDEX happening_event ON happening(event);
CREATE INDEX happening_type_day ON happening(type, earliest);

CREATE TABLE participant (happening INTEGER NOT NULL REFERENCES happening(n), role TEXT NOT NULL, entity TEXT, actor INTEGER REFERENCES actor(n),
                          name TEXT NOT NULL, implied INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL);
CREATE INDEX participant_happening ON participant(happening);
CREATE INDEX participant_actor ON participant(actor, role);

CREATE TABLE spot (happening INTEGER NOT NULL REFERENCES happening(n), name TEXT NOT NULL, country TEXT, geonames INTEGER, level TEXT NOT NULL,
                   lat REAL, lon REAL, implied INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL);
CREATE INDEX spot_happening ON spot(happening);
CREATE INDEX spot_geonames ON spot(geonames);
CREATE INDEX spot_country ON spot(country);

CREATE TABLE amount (happening INTEGER NOT NULL REFERENCES happening(n), local TEXT NOT NULL, frame TEXT, low REAL, high REAL, bound TEXT NOT NULL,
                     unit TEXT, "of" TEXT, part_of TEXT, change_from REAL, cumulative INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL);
CREATE INDEX amount_happening ON amount(happening);
CREATE INDEX amount_frame ON amount(frame);

-- Figures as a report gives them (amount has those of its happenings as they were read). toll_of: the report's main event, where the
-- figure counts that one's. standing: own | part | running | background | former | possible (records/figures.py says what each means).
-- speaker: the innermost voice, null where the report speaks itself; official: an authority; chain: JSON, innermost first.
CREATE TABLE figure (n INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report(n), local TEXT NOT NULL, happening INTEGER REFERENCES happening(n),
                     toll_of INTEGER REFERENCES happening(n), frame TEXT, low REAL, high REAL, bound TEXT NOT NULL, unit TEXT, "of" TEXT,
                     standing TEXT NOT NULL, as_of TEXT, speaker TEXT, actor INTEGER REFERENCES actor(n), official INTEGER NOT NULL, chain TEXT NOT NULL,
                     headline INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL);
CREATE INDEX figure_report ON figure(report);
CREATE INDEX figure_happening ON figure(happening);
CREATE INDEX figure_toll ON figure(toll_of);
CREATE INDEX figure_actor ON figure(actor);

CREATE TABLE claim (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, happening INTEGER NOT NULL REFERENCES happening(n), asserted TEXT NOT NULL,
                    sure INTEGER NOT NULL, evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL,
                    live INTEGER NOT NULL DEFAULT 1, withdrawn_at TEXT, withdrawn_why TEXT);
CREATE INDEX claim_happening ON claim(happening);

-- The chain of who said a claim: place 0 is the innermost speaker, the outlet stands last.
CREATE TABLE voice (claim INTEGER NOT NULL REFERENCES claim(n), place INTEGER NOT NULL, name TEXT NOT NULL, actor INTEGER REFERENCES actor(n),
                    outlet TEXT, attribution TEXT, cue_class TEXT, unnamed INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (claim, place)) WITHOUT ROWID;
CREATE INDEX voice_actor ON voice(actor);

CREATE TABLE policy (happening INTEGER PRIMARY KEY REFERENCES happening(n), subject TEXT, subject_key TEXT, holder INTEGER REFERENCES actor(n),
                     grantor INTEGER REFERENCES actor(n), before TEXT, after TEXT);
CREATE INDEX policy_subject ON policy(subject_key, holder);
CREATE INDEX policy_holder ON policy(holder);

CREATE TABLE stance (n INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report(n), happening INTEGER REFERENCES happening(n), actor INTEGER REFERENCES actor(n),
                     kind TEXT NOT NULL,     -- supports | opposes | urges
                     subject TEXT NOT NULL, subject_key TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, attribution TEXT);
CREATE INDEX stance_subject ON stance(subject_key, actor);
CREATE INDEX stance_actor ON stance(actor);
CREATE INDEX stance_report ON stance(report);

-- What was judged ----------------------------------------------------------------------------------------------------
-- Append-only: a judgement is taken back by a later one. subject ids: rpt_, ent_, an anchor of a happening, clm_ …
CREATE TABLE judgement (n INTEGER PRIMARY KEY, kind TEXT NOT NULL,                   -- copy | same_story | same_event | same_actor | review
                        "left" TEXT NOT NULL, "right" TEXT NOT NULL, verdict TEXT NOT NULL, score REAL, reasons TEXT NOT NULL,
                        by TEXT NOT NULL,                                            -- "rules_v1", or a person's name
                        human INTEGER NOT NULL, at TEXT NOT NULL);
CREATE INDEX judgement_left ON judgement(kind, "left");
CREATE INDEX judgement_right ON judgement(kind, "right");
CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgement_kept BEFORE DELETE ON judgement WHEN (SELECT value FROM meta WHERE key = 'purging') IS NULL
    BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;

-- What is assembled from them ------------------------------------------------------------------------------------------
CREATE TABLE event (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,                                 -- evt_: digest of its first happening's anchor
    type TEXT NOT NULL, mode TEXT, scheme TEXT NOT NULL, status TEXT NOT NULL, contested INTEGER NOT NULL,
    earliest TEXT, latest TEXT, granularity TEXT,
    place TEXT, country TEXT, geonames INTEGER, level TEXT, lat REAL, lon REAL,
    who INTEGER REFERENCES actor(n), whom INTEGER REFERENCES actor(n), who_name TEXT, whom_name TEXT,
    head INTEGER NOT NULL REFERENCES happening(n),                                  -- the happening that tells it best
    story INTEGER, reports INTEGER NOT NULL, outlets INTEGER NOT NULL, origins INTEGER NOT NULL, claims INTEGER NOT NULL,
    sure INTEGER NOT NULL, first_published TEXT, last_published TEXT, first_seen TEXT NOT NULL, changed_at TEXT NOT NULL
);
CREATE INDEX event_day ON event(earliest, n);
CREATE INDEX event_type_day ON event(type, earliest);
CREATE INDEX event_country_day ON event(country, earliest);
CREATE INDEX event_story ON event(story);
CREATE INDEX event_published ON event(last_published, n);
CREATE INDEX event_changed ON event(changed_at);
CREATE INDEX event_seen ON event(first_seen);
CREATE INDEX event_status_day ON event(status, earliest);
CREATE INDEX event_mode_day ON event(mode, earliest);
CREATE INDEX event_place ON event(place COLLATE NOCASE);
CREATE INDEX event_geonames ON event(geonames);
CREATE INDEX event_spot ON event(lat, lon) WHERE lat IS NOT NULL;
CREATE INDEX event_origins ON event(origins);
CREATE INDEX event_contested ON event(contested) WHERE contested = 1;

-- Events of one story that are not one event and yet belong together; by event.n, the earlier told first. kind: corrects (the right one
-- gives another time of what the left one told) | state-of (the right one is a later state: planned, then done) | follows.
CREATE TABLE relation ("left" INTEGER NOT NULL, "right" INTEGER NOT NULL, kind TEXT NOT NULL, reasons TEXT NOT NULL, at TEXT NOT NULL,
                       PRIMARY KEY ("left", "right")) WITHOUT ROWID;
CREATE INDEX relation_right ON relation("right");

CREATE TABLE story (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,                 -- sto_: digest of its first report's id
                    title TEXT NOT NULL, first TEXT, last TEXT, reports INTEGER NOT NULL, outlets INTEGER NOT NULL, origins INTEGER NOT NULL,
                    first_seen TEXT NOT NULL, changed_at TEXT NOT NULL);
CREATE INDEX story_last ON story(last, n);
CREATE TABLE story_report (report INTEGER PRIMARY KEY REFERENCES report(n), story INTEGER NOT NULL REFERENCES story(n), score REAL, reasons TEXT NOT NULL);
CREATE INDEX story_report_story ON story_report(story);

-- Pairs of reports that share text. source: the report whose words they are, null where the direction is not known.
CREATE TABLE copy ("left" INTEGER NOT NULL REFERENCES report(n), "right" INTEGER NOT NULL REFERENCES report(n), containment REAL NOT NULL,
                   shared INTEGER NOT NULL, source INTEGER, basis TEXT NOT NULL, sentences TEXT NOT NULL,   -- JSON: [[left span, right span] …]
                   PRIMARY KEY ("left", "right")) WITHOUT ROWID;
CREATE INDEX copy_right ON copy("right");

-- The words of a report that tell most and their weights (JSON), weighed once, when it was linked.
CREATE TABLE scene (report INTEGER PRIMARY KEY REFERENCES report(n), words TEXT NOT NULL);

-- Look-up tables of linking: which report or happening carries a key, and (posted) an item's keys with their weights, packed.
-- space: "copy", "story", "event" …
CREATE TABLE space (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE posting (space INTEGER NOT NULL, key INTEGER NOT NULL, item INTEGER NOT NULL, weight REAL NOT NULL DEFAULT 1, PRIMARY KEY (space, key, item)) WITHOUT ROWID;
CREATE TABLE posted (space INTEGER NOT NULL, item INTEGER NOT NULL, keys BLOB NOT NULL, PRIMARY KEY (space, item)) WITHOUT ROWID;

-- What came to be known, in order: the feed of `dateline changes`.
CREATE TABLE change (n INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL,    -- report-new | report-version | report-removed | claim-withdrawn | claim-changed | event-new | event-grew | event-changed | event-withdrawn | event-merged | event-split | story-new | story-merged | story-split | reread
                     subject TEXT NOT NULL, report INTEGER, before TEXT, after TEXT, note TEXT);
CREATE INDEX change_at ON change(at);
CREATE INDEX change_kind ON change(kind, at);
CREATE INDEX change_subject ON change(subject);

-- Ids that no longer stand, and what stands in their place. Holds no text of a report.
CREATE TABLE tombstone (id TEXT PRIMARY KEY, kind TEXT NOT NULL, why TEXT NOT NULL, replaced_by TEXT, at TEXT NOT NULL) WITHOUT ROWID;

CREATE VIRTUAL TABLE passage USING fts5(title, text, content='report', content_rowid='n', tokenize='porter unicode61');
