SELECT NULL AS _report, min(a.id, b.id) || '/' || max(a.id, b.id) AS copy_id, a.id AS left_report, b.id AS right_report,
       c.containment, c.shared, s.id AS source_report, c.basis
FROM copy c JOIN report a ON a.n = c."left" JOIN report b ON b.n = c."right" LEFT JOIN report s ON s.n = c.source
ORDER BY copy_id
