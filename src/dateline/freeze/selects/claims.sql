SELECT r.n AS _report, c.id AS claim_id, e.id AS event_id, r.id AS report_id, h.anchor AS happening_id, h.type, h.mode, h.status,
       c.asserted,
       (SELECT json_group_array(v.name ORDER BY v.place) FROM voice v WHERE v.claim = c.n AND v.name <> '') AS said_by,
       a.id AS speaker_id, inner.name AS speaker, inner.unnamed, inner.cue_class, r.origin_id, h.earliest, h.latest, c.sure,
       c.live, c.withdrawn_at, c.withdrawn_why, c.evidence_start AS start, c.evidence_end AS "end", NULL AS quote
FROM claim c
JOIN happening h ON h.n = c.happening
JOIN report r ON r.n = h.report
LEFT JOIN event e ON e.n = h.event
LEFT JOIN voice "inner" ON "inner".claim = c.n AND "inner".place = 0
LEFT JOIN actor a ON a.n = "inner".actor
WHERE c.live = 1 OR c.withdrawn_at IS NOT NULL
ORDER BY r.id, c.evidence_start, c.id
