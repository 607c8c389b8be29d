SELECT r.n AS _report, h.anchor || '/' || m.start || '-' || m."end" AS figure_id, e.id AS event_id, h.anchor AS happening_id,
       r.id AS report_id, r.published, m.frame, m.low, m.high,
       CASE m.bound WHEN '=' THEN 'exactly' WHEN '~' THEN 'about' WHEN '>=' THEN 'at least' WHEN '<=' THEN 'at most'
                    WHEN '>' THEN 'more than' WHEN '<' THEN 'less than' ELSE m.bound END AS bound,
       m.unit, m."of", m.change_from, m.cumulative,
       (SELECT json_group_array(v.name ORDER BY v.place) FROM voice v
        WHERE v.name <> '' AND v.claim = (SELECT min(c.n) FROM claim c WHERE c.happening = h.n AND c.live = 1)) AS said_by,
       m.start, m."end", NULL AS quote
FROM amount m
JOIN happening h ON h.n = m.happening AND h.live = 1
JOIN report r ON r.n = h.report
LEFT JOIN event e ON e.n = h.event
GROUP BY h.n, m.start, m."end"
ORDER BY r.id, h.anchor, m.start, m."end"
