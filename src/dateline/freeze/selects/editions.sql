SELECT NULL AS _report, digest AS edition_id, dateline, settings, resources, models FROM edition ORDER BY digest
