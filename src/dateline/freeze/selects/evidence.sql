WITH part(happening, part, value_id, value, implied, start, "end") AS (
    SELECT n, 'trigger', NULL, type, 0, trigger_start, trigger_end FROM happening WHERE live = 1
    UNION ALL
    SELECT p.happening, p.role, a.id, p.name, p.implied, p.start, p."end" FROM participant p LEFT JOIN actor a ON a.n = p.actor
    UNION ALL
    SELECT happening, 'place', 'geonames:' || geonames, name, implied, start, "end" FROM spot
    UNION ALL
    SELECT happening, 'quantity', NULL, frame, 0, start, "end" FROM amount
)
SELECT r.n AS _report, h.anchor || '/' || p.part || '/' || p.start || '-' || p."end" AS evidence_id, e.id AS event_id,
       h.anchor AS happening_id, r.id AS report_id, p.part, p.value_id, p.value, p.implied, p.start, p."end", NULL AS quote
FROM part p
JOIN happening h ON h.n = p.happening AND h.live = 1
JOIN report r ON r.n = h.report
LEFT JOIN event e ON e.n = h.event
GROUP BY h.n, p.part, p.start, p."end"
ORDER BY r.id, h.anchor, p.start, p."end", p.part
