SELECT NULL AS _report, n AS judgement_id, kind, "left", "right", verdict, score, reasons, "by", human, "at" FROM judgement ORDER BY n
