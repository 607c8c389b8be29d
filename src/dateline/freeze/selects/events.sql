SELECT NULL AS _report, e.id AS event_id, e.type, e.mode, e.scheme, e.status, e.contested, e.earliest, e.latest, e.granularity,
       e.place, e.country, e.geonames, e.level, e.lat, e.lon, who.id AS who_id, e.who_name AS who, whom.id AS whom_id,
       e.whom_name AS whom, h.trigger_text AS "trigger", r.id AS head_report, s.id AS story_id, e.reports, e.outlets, e.origins,
       e.claims, e.sure, h.doubts, e.first_published, e.last_published, e.first_seen, e.changed_at
FROM event e
JOIN happening h ON h.n = e.head
JOIN report r ON r.n = h.report
LEFT JOIN actor who ON who.n = e.who
LEFT JOIN actor whom ON whom.n = e.whom
LEFT JOIN story s ON s.n = e.story
ORDER BY e.id
