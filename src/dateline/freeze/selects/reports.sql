SELECT NULL AS _report, r.id AS report_id, coalesce(r.version_of, r.id) AS report_line, r.version, r.newest, r.title, r.outlet,
       r.origin, r.origin_id, r.origin_basis, r.url, r.language, r.byline, r.published, r.published_basis, r.words,
       r.text_sha256, r.text, r.source_id, r.added_at, s.id AS story_id,
       (SELECT e.digest FROM reading g JOIN edition e ON e.n = g.edition WHERE g.report = r.n AND g.current = 1) AS edition_id
FROM report r
LEFT JOIN story_report sr ON sr.report = r.n
LEFT JOIN story s ON s.n = sr.story
ORDER BY r.id
