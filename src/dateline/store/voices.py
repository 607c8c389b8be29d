"""A record's claims as flat rows: what is asserted of which happening, and the chain of who said it."""

from collections.abc import Mapping

from dateline.records.fields import rows, word
from dateline.records.flatten import Record
from dateline.store.layers import Sheet
from dateline.store.leaf import pairs


def put_claims(sheet: Sheet, numbers: Mapping[str, int]) -> None:
    """Writes every claim with its voices; those of an earlier reading that are gone stay, no longer live.

    A claim of an event that the record has not is no claim of anything, and an id is given once: both are left out.
    """
    held = dict(sheet.base.execute(_HELD, (sheet.n,)))
    for row in rows(sheet.leaf.record, "claims"):
        happening, name = numbers.get(word(row, "event") or ""), word(row, "id") or ""
        if happening is None:
            continue
        evidence = sheet.leaf.pair(row.get("evidence"))
        values = (happening, word(row, "asserted"), int(row.get("sure") is True), *evidence)
        if name in held:
            n = held.pop(name)
            sheet.base.execute(_UPDATE, (*values, n))
            sheet.base.execute("DELETE FROM voice WHERE claim = ?", (n,))
        elif not sheet.base.execute("SELECT 1 FROM claim WHERE id = ?", (name,)).get:
            sheet.base.execute(_INSERT, (*values, name))
            n = sheet.base.last_insert_rowid()
        else:
            continue
        _put_voices(sheet, row, n)
    sheet.base.executemany("UPDATE claim SET live = 0 WHERE n = ?", ((n,) for n in held.values()))


def _put_voices(sheet: Sheet, claim: Record, n: int) -> None:
    for place, voice in enumerate(rows(claim, "said_by")):
        sheet.base.execute(_VOICE, (n, place, *_voice(sheet, voice)))


def _voice(sheet: Sheet, voice: Record) -> tuple[str | int | None, ...]:
    if "outlet" in voice:
        outlet = word(voice, "outlet")
        return outlet or "", None, outlet, None, None, 0
    entity, said = word(voice, "entity"), sheet.leaf.row(voice.get("attribution"), "a")
    row = sheet.leaf.row(entity, "e")
    source = sheet.leaf.words(sheet.leaf.pair(list(span)) for span in pairs(said.get("source")))
    name = word(row, "name") if row else source
    unnamed = int(said.get("anonymous") is not None)
    actor = sheet.actors.number(entity)
    return name or "", actor, None, word(said, "id"), word(said, "cue_class"), unnamed


_HELD = "SELECT claim.id, claim.n FROM claim JOIN happening ON happening.n = claim.happening WHERE happening.report = ?"
_COLUMNS = "happening, asserted, sure, evidence_start, evidence_end"
_INSERT = f"INSERT INTO claim({_COLUMNS}, id) VALUES (?, ?, ?, ?, ?, ?)"
_UPDATE = f"""UPDATE claim SET ({_COLUMNS}) = (?, ?, ?, ?, ?), live = 1, withdrawn_at = NULL, withdrawn_why = NULL
    WHERE n = ?"""
_VOICE = """INSERT INTO voice(claim, place, name, actor, outlet, attribution, cue_class, unnamed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
