SELECT NULL AS _report, a.id AS actor_id, a.name, a.kind, a.country, a.sector, a.register_id, b.id AS same_as
FROM actor a LEFT JOIN actor b ON b.n = a.same_as
ORDER BY a.id
