"""Where a correction holds in the reading that is in use: at its own id, else at the very same words, else nowhere."""

from dataclasses import dataclass

import apsw

from dateline.model.review import OF_CLAIMS, Act, How, Revision


@dataclass(frozen=True, slots=True)
class Target:
    """The happening (and claim, of what is said of a claim) that a correction is about now; None where it is lost."""

    how: How
    happening: int | None
    claim: int | None


LOST = Target(How.LOST, None, None)


def target_of(base: apsw.Connection, revision: Revision, report: int) -> Target:
    """Where a correction holds among the rows of a report's reading, as the machine wrote them just now."""
    claim = revision.subject.startswith("clm_")
    if claim and (found := base.execute(_CLAIM, (revision.subject, report)).fetchone()):
        return Target(How.ID, found[1], found[0])
    if not claim and (found := base.execute(_HAPPENING, (revision.subject, report)).fetchone()):
        return Target(How.ID, found[0], None)
    if claim and not _of_claim(revision) and (found := base.execute(_ITS_HAPPENING, (revision.n, report)).fetchone()):
        return Target(How.ID, found[0], None)
    return _by_words_of_claim(base, revision.subject, report) if claim else _by_words(base, revision.subject, report)


def _of_claim(revision: Revision) -> bool:
    """Whether it is about this voice's claim, not about what happened."""
    return revision.act in (Act.ACCEPT, Act.REJECT) or revision.field in OF_CLAIMS


def _by_words_of_claim(base: apsw.Connection, claim: str, report: int) -> Target:
    """The one claim of the reading with the same trigger and evidence; of several the one with the same voices."""
    held = base.execute(_OLD_CLAIM, (claim,)).fetchone()
    if held is None:
        return LOST
    number, *words = held
    found = list(base.execute(_SAME_CLAIM, (report, *words)))
    if len(found) > 1:
        voices = base.execute(_VOICES, (number,)).fetchall()
        found = [row for row in found if base.execute(_VOICES, (row[0],)).fetchall() == voices]
    return Target(How.WORDS, found[0][1], found[0][0]) if len(found) == 1 else LOST


def _by_words(base: apsw.Connection, anchor: str, report: int) -> Target:
    """The one happening of the reading with the same trigger in the same sentence."""
    held = base.execute(_OLD_HAPPENING, (anchor,)).fetchone()
    found = list(base.execute(_SAME_HAPPENING, (report, *held))) if held else []
    return Target(How.WORDS, found[0][0], None) if len(found) == 1 else LOST


_EVIDENCE = "substr(text, evidence_start + 1, evidence_end - evidence_start)"
_SENTENCE = "substr(text, sentence_start + 1, sentence_end - sentence_start)"
_JOINED = "FROM claim JOIN happening ON happening.n = claim.happening JOIN report ON report.n = happening.report"
_TOLD = "FROM happening JOIN report ON report.n = happening.report"
_CLAIM = """SELECT claim.n, happening.n FROM claim JOIN happening ON happening.n = claim.happening
    WHERE claim.id = ? AND happening.report = ? AND (claim.live = 1 OR claim.review = 'rejected')"""
_HAPPENING = "SELECT n FROM happening WHERE anchor = ? AND report = ? AND (live = 1 OR review = 'rejected')"
_ITS_HAPPENING = """SELECT happening.n FROM revision JOIN happening ON happening.anchor = revision.anchor
    WHERE revision.n = ? AND report = ? AND (live = 1 OR review = 'rejected')"""
_OLD_CLAIM = f"SELECT claim.n, trigger_text, {_EVIDENCE} {_JOINED} WHERE claim.id = ?"
_SAME_CLAIM = f"""SELECT claim.n, happening.n {_JOINED}
    WHERE report.n = ? AND claim.live = 1 AND trigger_text = ? AND {_EVIDENCE} = ?"""
_OLD_HAPPENING = f"SELECT trigger_text, {_SENTENCE} {_TOLD} WHERE anchor = ?"
_SAME_HAPPENING = f"SELECT happening.n {_TOLD} WHERE report.n = ? AND live = 1 AND trigger_text = ? AND {_SENTENCE} = ?"
_VOICES = "SELECT name FROM voice WHERE claim = ? ORDER BY place"
