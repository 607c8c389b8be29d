-- The views that others may rely on, version 1: a column is never renamed, dropped or given another meaning; new ones
-- come last. What cannot be kept so comes as a view of another name. docs/store.md says what each column means.
-- Ids are the public ones (rpt_, clm_, evt_, sto_, ent_); offsets are code points; days ISO text; booleans 0 or 1.

INSERT INTO meta VALUES ('views', '1');

CREATE VIEW v_reports AS
SELECT report.id AS report, version_of, version, newest, report.title, outlet, origin_id AS origin, origin_basis, url, language, byline,
    published, published_basis, words, path AS taken_from, added_at, story.id AS story, text
FROM report LEFT JOIN story_report ON story_report.report = report.n LEFT JOIN story ON story.n = story_report.story;

CREATE VIEW v_claims AS
SELECT claim.id AS claim, event.id AS event, report.id AS report, happening.scheme, happening.type, happening.mode, happening.status,
    claim.asserted, claim.sure, happening.hedged,
    (SELECT name FROM voice WHERE voice.claim = claim.n AND place = 0) AS speaker,
    (SELECT group_concat(name, ' via ') FROM (SELECT name FROM voice WHERE voice.claim = claim.n ORDER BY place)) AS said_by,
    report.outlet, report.origin_id AS origin, report.published, happening.earliest, happening.latest,
    (SELECT group_concat(name, '; ') FROM participant WHERE participant.happening = happening.n AND role = 'actor') AS who,
    (SELECT group_concat(name, '; ') FROM participant WHERE participant.happening = happening.n AND role IN ('recipient', 'target')) AS whom,
    (SELECT name FROM spot WHERE spot.happening = happening.n LIMIT 1) AS place,
    (SELECT country FROM spot WHERE spot.happening = happening.n LIMIT 1) AS country,
    claim.live, claim.withdrawn_at, claim.withdrawn_why
FROM claim JOIN happening ON happening.n = claim.happening JOIN report ON report.n = happening.report
    LEFT JOIN event ON event.n = happening.event;

CREATE VIEW v_evidence AS
SELECT claim.id AS claim, event.id AS event, report.id AS report, report.outlet, report.url, report.published,
    substr(text, evidence_start + 1, evidence_end - evidence_start) AS evidence, evidence_start, evidence_end,
    trigger_text, trigger_start, trigger_end, substr(text, sentence_start + 1, sentence_end - sentence_start) AS sentence, claim.live
FROM claim JOIN happening ON happening.n = claim.happening JOIN report ON report.n = happening.report
    LEFT JOIN event ON event.n = happening.event;

CREATE VIEW v_attributions AS
SELECT claim.id AS claim, report.id AS report, voice.place, voice.name AS speaker, actor.id AS actor, voice.outlet, voice.cue_class,
    voice.unnamed, claim.live
FROM voice JOIN claim ON claim.n = voice.claim JOIN happening ON happening.n = claim.happening JOIN report ON report.n = happening.report
    LEFT JOIN actor ON actor.n = voice.actor;

CREATE VIEW v_sources AS
SELECT actor.id AS actor, voice.name AS speaker, actor.kind, actor.country, actor.sector, voice.unnamed, count(*) AS claims,
    count(DISTINCT report.n) AS reports, count(DISTINCT report.outlet) AS outlets,
    min(report.published) AS first_published, max(report.published) AS last_published
FROM voice JOIN claim ON claim.n = voice.claim JOIN happening ON happening.n = claim.happening JOIN report ON report.n = happening.report
    LEFT JOIN actor ON actor.n = voice.actor
WHERE voice.place = 0 AND voice.attribution IS NOT NULL AND claim.live = 1 GROUP BY actor.id, voice.name, voice.unnamed;

CREATE VIEW v_events AS
SELECT event.id AS event, event.scheme, event.type, event.mode, event.status, event.contested, event.earliest, event.latest,
    event.place, event.country, event.geonames, event.lat, event.lon, who_name AS who, whom_name AS whom, story.id AS story,
    event.reports, event.outlets, event.origins, event.claims, event.sure, first_published, last_published, event.first_seen, event.changed_at
FROM event LEFT JOIN story ON story.n = event.story;

CREATE VIEW v_figures AS
SELECT event.id AS event, report.id AS report, report.outlet, report.origin_id AS origin, report.published, figure.frame, figure.low, figure.high,
    figure.bound, figure.unit, figure."of" AS counted, figure.standing, figure.as_of, figure.speaker, actor.id AS actor, figure.official,
    figure.headline, figure.start, figure."end", substr(text, figure.sentence_start + 1, figure.sentence_end - figure.sentence_start) AS sentence,
    report.newest AS live
FROM figure JOIN report ON report.n = figure.report
    LEFT JOIN happening ON happening.n = coalesce(figure.toll_of, figure.happening) LEFT JOIN event ON event.n = happening.event
    LEFT JOIN actor ON actor.n = figure.actor;

CREATE VIEW v_positions AS
SELECT event.id AS event, report.id AS report, report.outlet, report.published, happening.status, happening.earliest, happening.latest,
    policy.subject, policy.subject_key, holder.name AS holder, holder.id AS holder_actor, grantor.name AS grantor, grantor.id AS grantor_actor,
    policy.before, policy.after, substr(text, sentence_start + 1, sentence_end - sentence_start) AS sentence, happening.live
FROM policy JOIN happening ON happening.n = policy.happening JOIN report ON report.n = happening.report
    LEFT JOIN event ON event.n = happening.event LEFT JOIN actor AS holder ON holder.n = policy.holder
    LEFT JOIN actor AS grantor ON grantor.n = policy.grantor;

CREATE VIEW v_stories AS
SELECT id AS story, title, first, last, reports, outlets, origins, first_seen, changed_at FROM story;

CREATE VIEW v_revisions AS
SELECT change.n AS revision, change.at, change.kind, change.subject, report.id AS report, change.before, change.after, change.note
FROM change LEFT JOIN report ON report.n = change.report;
