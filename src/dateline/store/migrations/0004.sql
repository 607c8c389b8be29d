-- The words of each happening: the sentence that tells it, and the names of who and what has a part in it and where it was, as they
-- were resolved (the sentence itself may say "he" or "there"). A country stands among the names as cc and its code: ccMLI.
CREATE VIEW telling_words AS
SELECT h.n, substr(r.text, h.sentence_start + 1, h.sentence_end - h.sentence_start) AS sentence,
    (SELECT group_concat(name, ' . ') FROM (
        SELECT p.name AS name FROM participant p WHERE p.happening = h.n
        UNION SELECT a.name FROM participant p JOIN actor a ON a.n = p.actor WHERE p.happening = h.n
        UNION SELECT 'cc' || a.country FROM participant p JOIN actor a ON a.n = p.actor WHERE p.happening = h.n
        UNION SELECT s.name FROM spot s WHERE s.happening = h.n
        UNION SELECT 'cc' || s.country FROM spot s WHERE s.happening = h.n)) AS names
FROM happening h JOIN report r ON r.n = h.report;

-- Their full-text index, by happening.n; written with a happening's rows, and gone with it.
CREATE VIRTUAL TABLE telling USING fts5(sentence, names, content='', contentless_delete=1, tokenize='porter unicode61');
INSERT INTO telling(rowid, sentence, names) SELECT n, sentence, names FROM telling_words ORDER BY n;
CREATE TRIGGER happening_untold AFTER DELETE ON happening BEGIN DELETE FROM telling WHERE rowid = old.n; END;

-- From a happening to its event without its row: a common word or a busy actor leads to tens of thousands of them.
CREATE INDEX happening_told ON happening(n, event) WHERE live AND event IS NOT NULL;
