SELECT NULL AS _report, id, kind, why, replaced_by, "at" FROM tombstone ORDER BY id
