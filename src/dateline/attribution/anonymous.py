"""Types an unnamed source: role, affiliation, number, access, reason for staying unnamed."""

import re

from dateline.attribution.lexicon import Lexicon
from dateline.attribution.page import Page
from dateline.attribution.saying import Saying
from dateline.model.attribution import Anonymous
from dateline.model.syntax import Syntax

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ACCESS = re.compile(
    r"\b(?:(?:familiar|acquainted) with|aware of|briefed (?:on|about)|with (?:direct |first-?hand )?knowledge of"
    r"|close to|involved in|(?:privy|party) to|present at|in the room\b|at the (?:meeting|talks|session|scene|table)\b"
    r"|who (?:(?:had|has|have|was|were) )?(?:seen|saw|read|attended|been briefed|briefed on|witnessed|watched"
    r"|sat through|sat in|took part|heard|compiled|drafted|reviewed|handled?|deals? with|dealt with|works? on"
    r"|worked on|knows?|knew)\b"
    r"|(?:with|having) access to)"
    r"(?:\s+[^,.;“”\"]+)?"
)
_REASON = re.compile(
    r"\b(?:because|since|lest|for fear|out of fear|fearing|citing|so as not to|under [a-z]+ rules"
    r"|as (?=(?:he|she|they|it|the|his|her|their|talks|this|that)\b)"
    r"|(?:in order )?to (?:discuss|describe|speak|talk)|(?:while |when )?discussing)"
    r"\b(?:(?!, (?:said|told|says)\b)[^.;“”\"])*"
)
_UNNAMED = re.compile(
    r"\b(?:condition of anonymity|anonym(?:ity|ous|ously)|not (?:to be |be |being )?(?:named|identified|quoted)"
    r"|not (?:authori[sz]ed|allowed|permitted) to|declined to be (?:named|identified)|cannot be (?:named|identified)"
    r"|names? (?:not )?be (?:withheld|printed|used|published)|neither (?:his|her|their) names?|quoted by name)"
)
_TERMS = re.compile(
    r"\banonym(?:ity|ous|ously)\b"
    r"|\b(?:not|n't|never|rather|declin\w+|refus\w+|cannot)\b.{0,12}\bbe(?:ing)? (?:further )?"
    r"(?:named|identified|quoted)"
    r"|\bnames? (?:not )?be (?:withheld|printed|used|published)"
)
_AFFILIATING = frozenset(("for", "of", "at", "from", "to"))
_PLACING = frozenset(("in", "inside", "within"))
_NOT_BODIES = frozenset(("condition", "room", "meeting", "talk", "session", "scene", "table", "they", "which", "whom"))


def find_anonymous(page: Page, lexicon: Lexicon, head: int | None, cue: int) -> Anonymous | None:
    """The record of an unnamed person or people; None for a named one, a body or a document."""
    if head is None or not is_unnamed(page.syntax, lexicon, head):
        return None
    return Anonymous(
        role=_role(page.syntax, lexicon, head),
        affiliation=_affiliation(page, lexicon, head),
        number=_number(page.syntax, head),
        access=_access(page, head, cue),
        reason=_reason(page, head),
    )


def keeps_unnamed(page: Page, saying: Saying) -> bool:
    """Whether a saying is only the source's terms: "asked not to be named", "insisted on anonymity"."""
    if not saying.content and not saying.bare:
        return False
    last = max((saying.last, *saying.content))
    first = min((saying.first, *saying.content))
    return last - first < 12 and bool(_TERMS.search(page.report.quote(page.syntax.span(first, last))))


def is_unnamed(s: Syntax, lexicon: Lexicon, head: int) -> bool:
    """Whether a source's head is a person noun without a name beside it and without a definite short title."""
    lemma = s.lemmas[head]
    if lemma in ("one", "some", "other", "another", "several", "many", "most", "two", "third"):
        return s.upos[head] in ("NUM", "PRON", "DET", "ADJ", "NOUN") and _of_role(s, lexicon, head)
    opens = head == s.sentences[s.sentence_of[head]][0]
    if s.upos[head] not in ("NOUN", "PROPN") or lemma not in lexicon.roles or not (opens or s.words[head].islower()):
        return False
    near = [c for c in s.children[head] if s.deprels[c] in ("appos", "compound")]
    return not any(s.upos[c] == "PROPN" and (s.deprels[c] == "appos" or _person(s, c)) for c in near)


def _of_role(s: Syntax, lexicon: Lexicon, head: int) -> bool:
    prep = s.child(head, "prep")
    thing = s.child(prep, "pobj") if prep is not None else None
    return thing is not None and s.lemmas[thing] in lexicon.roles


def _person(s: Syntax, token: int) -> bool:
    return any(n.start <= token < n.end and n.label == "PERSON" for n in s.names)


def _role(s: Syntax, lexicon: Lexicon, head: int) -> str | None:
    if s.lemmas[head] in lexicon.roles:
        joined = head > 1 and s.words[head - 1] == "-" and s.starts[head - 1] == s.ends[head - 2]
        return f"{s.words[head - 2].lower()}-{s.lemmas[head]}" if joined else s.lemmas[head]
    prep = s.child(head, "prep")
    thing = s.child(prep, "pobj") if prep is not None else None
    return s.lemmas[thing] if thing is not None and s.lemmas[thing] in lexicon.roles else None


def _affiliation(page: Page, lexicon: Lexicon, head: int) -> str | None:
    """A country's code from an adjective or name before the noun, else the words of its modifiers or its body."""
    s = page.syntax
    before = [c for c in s.children_of(head, "amod", "compound", "nmod", "poss") if c < head]
    code = next((c for child in before for t in s.subtree(child) if (c := _code(s, lexicon, t, head))), None)
    nouns = [c for c in before if s.upos[c] in ("NOUN", "PROPN") and s.words[c + 1] != "-"]
    named = [c for c in nouns if s.deprels[c] != "poss"] or nouns
    if code is not None:
        return code
    body = _body(page, lexicon, head, _AFFILIATING)
    if body is not None:
        return body
    if not named:
        return _body(page, lexicon, head, _PLACING)
    return page.report.quote(s.span(s.lefts[named[0]], named[-1]))


def _code(s: Syntax, lexicon: Lexicon, token: int, head: int) -> str | None:
    """The country that up to three words from a token name."""
    phrases = (" ".join(s.words[token : min(token + width, head)]).lower() for width in (3, 2, 1))
    return next((lexicon.affiliations[phrase] for phrase in phrases if phrase in lexicon.affiliations), None)


def _body(page: Page, lexicon: Lexicon, head: int, preps: frozenset[str]) -> str | None:
    """Whose the person is by a preposition: "of the ministry", "for the refinery"."""
    s = page.syntax
    for prep in s.children_of(head, "prep"):
        body = s.child(prep, "pobj")
        if s.lemmas[prep] in preps and body is not None and s.lemmas[body] not in _NOT_BODIES:
            words = page.report.quote(s.span(s.lefts[body], body))
            return lexicon.affiliations.get(words.lower().removeprefix("the "), words)
    return None


def _number(s: Syntax, head: int) -> int | None:
    if s.lemmas[head] in ("one", "another", "third"):
        return 1
    for child in s.children_of(head, "nummod"):
        word = s.words[child].lower()
        if word in _NUMBERS:
            return _NUMBERS.index(word) + 1
        if word.isdecimal():
            return int(word)
    single = s.tags[head] in ("NN", "NNP") and s.lemmas[head] != "people"
    return 1 if single and any(s.lemmas[c] in ("a", "an", "another") for c in s.children_of(head, "det")) else None


def _access(page: Page, head: int, cue: int) -> str | None:
    s = page.syntax
    end = cue - 1 if cue > head else s.sentences[s.sentence_of[head]][1] - 1
    found = _ACCESS.search(page.report.quote(s.span(head, max(head, min(end, head + 14)))))
    return found[0].strip() if found else None


def _reason(page: Page, head: int) -> str | None:
    """The words after "because" in a sentence, or the next, that says that the source would not be named."""
    s = page.syntax
    own = s.sentence_of[head]
    for sentence in range(own, min(own + 2, len(s.sentences))):
        text = page.report.quote(s.sentence_span(sentence))
        unnamed = _UNNAMED.search(text)
        if unnamed is not None:
            found = next((m for m in _REASON.finditer(text) if m.end() > unnamed.start()), None)
            return found[0].strip(" ,") if found else text[unnamed.start() :].split(",")[0].strip(" .")
    return None


def completed(unnamed: Anonymous, earlier: Anonymous | None) -> Anonymous:
    """A typing with what an earlier naming of the same source told more fully."""
    if earlier is None:
        return unnamed
    return Anonymous(
        role=earlier.role if unnamed.role in (None, "source", "person", "people") else unnamed.role,
        affiliation=unnamed.affiliation or earlier.affiliation,
        number=unnamed.number or earlier.number,
        access=unnamed.access or earlier.access,
        reason=unnamed.reason or earlier.reason,
    )
