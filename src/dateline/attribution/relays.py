"""Sayings passed on: "Reuters reported, citing the ministry" has the ministry speak inside what Reuters reported."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribution.lexicon import Lexicon
from dateline.attribution.page import Page
from dateline.attribution.saying import Saying
from dateline.model.attribution import CueClass

_RELAYING = frozenset(("cite", "quote"))


def find_relays(page: Page, lexicon: Lexicon, sayings: Sequence[Saying]) -> list[Saying]:
    """Sayings where one that cites another's cue's content has its object as source and the same content."""
    by_token = {saying.token: saying for saying in sayings}
    return [_relay(page, lexicon, by_token, saying) for saying in sayings]


def _relay(page: Page, lexicon: Lexicon, by_token: dict[int, Saying], saying: Saying) -> Saying:
    s = page.syntax
    cited = s.child(saying.token, "dobj")
    holder = by_token.get(s.heads[saying.token] if saying.beside is None else saying.beside)
    if s.lemmas[saying.token] not in _RELAYING or s.tags[saying.token] != "VBG" or cited is None:
        return saying
    if s.deprels[saying.token] not in ("advcl", "acl", "prep", "conj") or holder is None or not _speaks(holder):
        return saying
    kind = CueClass.EVIDENTIAL if s.lemmas[cited] in lexicon.documents else CueClass.REPORT
    return replace(
        saying,
        source=cited,
        content=holder.content,
        quotes=holder.quotes,
        cue_class=kind,
        rule="relay",
        holder=holder.token,
    )


def _speaks(holder: Saying) -> bool:
    return bool(holder.content or holder.quotes) and holder.rule != "relay"
