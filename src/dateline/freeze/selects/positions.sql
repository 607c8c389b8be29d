WITH place(report, happening, kind, holder, grantor, subject_key, subject, before, after, start, "end") AS (
    SELECT h.report, h.n, 'policy', p.holder, p.grantor, p.subject_key, p.subject, p.before, p.after, h.sentence_start, h.sentence_end
    FROM policy p JOIN happening h ON h.n = p.happening AND h.live = 1
    UNION ALL
    SELECT s.report, s.happening, 'stance', s.actor, NULL, s.subject_key, s.subject, NULL, s.kind, s.start, s."end"
    FROM stance s JOIN report r ON r.n = s.report AND r.newest = 1
)
SELECT r.n AS _report,
       r.id || '/' || p.kind || '/' || coalesce(h.trigger_start || '-' || h.trigger_end, '') || '/' || p.start || '-' || p."end"
       || '/' || p.after || '/' || coalesce(a.id, '') || '/' || p.subject_key AS position_id,
       p.kind, a.id AS holder_id, a.name AS holder, g.id AS grantor_id, g.name AS grantor, p.subject_key, p.subject, p.before,
       p.after, h.earliest, h.latest, r.published, e.id AS event_id, h.anchor AS happening_id, r.id AS report_id, p.start, p."end",
       NULL AS quote
FROM place p
JOIN report r ON r.n = p.report
LEFT JOIN happening h ON h.n = p.happening
LEFT JOIN event e ON e.n = h.event
LEFT JOIN actor a ON a.n = p.holder
LEFT JOIN actor g ON g.n = p.grantor
GROUP BY position_id
ORDER BY r.id, p.start, position_id
