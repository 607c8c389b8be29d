SELECT NULL AS _report, c.n AS change_id, c."at", c.kind, c.subject, r.id AS report_id, c.before, c.after, c.note
FROM change c LEFT JOIN report r ON r.n = c.report
ORDER BY c.n
