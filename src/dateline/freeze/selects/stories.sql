SELECT NULL AS _report, id AS story_id, title, first, last, reports, outlets, origins, first_seen, changed_at FROM story ORDER BY id
