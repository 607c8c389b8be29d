"""The walk from an event's word up the parse, gathering what governs its standing."""

from dataclasses import dataclass

from dateline.events.clause import Clause
from dateline.events.denial import continues_saying
from dateline.events.scope import Link, is_definite, is_infinitive, is_verb, link_of, phrase_of, subject_of
from dateline.events.standing import Effect, Standing, StatusLexicon
from dateline.model.event import Status
from dateline.model.syntax import Syntax

_MAX_STEPS = 12
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv"}
_FACTUAL_PREPOSITIONS = ("after", "before", "since", "during", "following", "despite", "over")


@dataclass(slots=True)
class Walk:
    """One event's walk: reads around its word first, then one governor after another."""

    syntax: Syntax
    lexicon: StatusLexicon
    standing: Standing
    clause: Clause
    start: int

    def run(self) -> None:
        """Gather the standing of the event whose word is `start`."""
        self._around(self.start)
        token = self.start
        for _ in range(_MAX_STEPS):
            link = link_of(self.syntax, token)
            if link is None or not self._step(link):
                break
            token = link.parent
        self.standing.close()
        self._question()

    def _around(self, head: int) -> None:
        self.clause.modifiers(head)
        if not is_verb(self.syntax, head):
            return
        self.clause.progress(head)
        phrase, _ = phrase_of(self.syntax, head)
        root_infinitive = self.syntax.heads[head] == head and is_infinitive(self.syntax, head)
        if root_infinitive or self.lexicon.effects.get((phrase, "verb", "self")) is Effect.PLANNED:
            self.standing.apply(Effect.PLANNED, self.clause.cue(head))

    def _step(self, link: Link) -> bool:
        """Let one governor work; whether the walk goes on from it."""
        kind = link.kinds[0]
        if kind == "conj":
            return self._conjunct(link)
        if kind in ("other", "poss") or (kind == "relcl" and "inf" not in link.kinds):
            return False
        if kind == "appos":
            return not is_verb(self.syntax, link.parent)
        if link.prep is not None and not self._preposition(link):
            return False
        if self._rises(link):
            return True
        if kind == "acl" and "inf" not in link.kinds and self._without(link.parent):
            return False
        if kind == "subj" and self.syntax.lemmas[link.parent] == "be":
            self.clause.state(link.parent)
        effect = self._effect(link)
        if effect is None and not self._is_granted(link):
            return self._ungoverned(link)
        return self._governed(link, effect or Effect.REAL)

    def _without(self, noun: int) -> bool:
        """ "Without a shot being fired": the preposition over the noun denies what the participle tells of it."""
        prep = self.syntax.heads[noun]
        lacking = self.lexicon.effects.get((self.syntax.words[prep].lower(), "prep", "")) is Effect.NEGATE
        if lacking and self.syntax.deprels[noun] == "pobj":
            self.standing.apply(Effect.NEGATE, self.syntax.span(prep))
        return lacking

    def _effect(self, link: Link) -> Effect | None:
        """What the governor does, looked up as verb with particle, then alone, then as an adjective."""
        parent = link.parent
        pos = _POS.get(self.syntax.upos[parent], "")
        phrase, _ = phrase_of(self.syntax, parent)
        kinds = tuple("inf" if k in ("perfect", "bare") else k for k in link.kinds)
        kinds = (*kinds, "that") if "that_subjunctive" in kinds else kinds
        found = self.lexicon.find(phrase, pos, kinds) or self.lexicon.find(self.syntax.lemmas[parent], pos, kinds)
        if found is None and self.syntax.tags[parent] in ("VBN", "VBD", "VBG", "JJ"):
            found = self.lexicon.find(self.syntax.words[parent].lower(), "adj", kinds)
        if found is Effect.PLANNED and link.kinds[-1] == "perfect":
            return Effect.HEDGE
        return found

    def _governed(self, link: Link, effect: Effect) -> bool:
        if effect in (Effect.SAY, Effect.PART) or (effect in (Effect.NEGATE, Effect.EXCLUDE) and self._is_saying(link)):
            return False
        if effect is Effect.RAISE:
            self.clause.negations(link.parent)
            return False
        if effect is Effect.PRESUPPOSE:
            return self._presupposed(link)
        if self._is_granted(link) or (effect is Effect.ABILITY and self._is_past(link.parent)):
            effect = Effect.REAL
        if effect is Effect.REAL and "inf" in link.kinds:
            self.standing.evidence.append(self.clause.cue(link.parent))
        self.standing.apply(effect, self.clause.cue(link.parent))
        self._beside_governor(link)
        if effect in (Effect.HAPPEN, Effect.ONGOING, Effect.REAL) and is_verb(self.syntax, link.parent):
            self.clause.progress(link.parent)
        return True

    def _presupposed(self, link: Link) -> bool:
        """ "To stop attacks on its cities": they go on; a single new act is only feared."""
        many = self.syntax.tags[link.child] == "NNS"
        if many and self.syntax.tags[link.parent] not in ("VBD", "VBN"):
            self.standing.apply(Effect.ONGOING, self.clause.cue(link.parent))
        return False if many else self._argument(link)

    def _is_past(self, adjective: int) -> bool:
        """ "Was able to", "has been able to" (but not "would have been")."""
        be = self.syntax.heads[adjective]
        modal = any(self.syntax.tags[a] == "MD" for a in self.syntax.children_of(be, "aux"))
        return self.syntax.tags[be] in ("VBD", "VBN") and not modal

    def _beside_governor(self, link: Link) -> None:
        """Words beside the governor; "have yet to" denies what follows."""
        yet = [c for c in self.syntax.children_of(link.parent, "advmod") if self.syntax.lemmas[c] == "yet"]
        if yet and "inf" in link.kinds:
            self.standing.apply(Effect.NEGATE, self.syntax.span(yet[0]))
        self.clause.modifiers(link.parent)

    def _is_saying(self, link: Link) -> bool:
        """Whether what is rejected is itself a saying (an accusation, a request): that stands though it be rejected."""
        known = self.lexicon.effects.get((self.syntax.lemmas[link.child], "noun", "spoken"))
        return link.child == self.start and known is Effect.SAY

    def _is_granted(self, link: Link) -> bool:
        """Leave, or a resolution, to lift a rule is the lifting itself; to do anything else it only opens the way."""
        if "inf" not in link.kinds or link.child != self.start:
            return False
        pos = _POS.get(self.syntax.upos[link.parent], "")
        decides = self.lexicon.effects.get((self.syntax.lemmas[link.parent], pos, "decides"))
        act = self.lexicon.effects.get((phrase_of(self.syntax, link.child)[0], "verb", "self"))
        return decides is Effect.GRANTED and act is Effect.GRANTED

    def _rises(self, link: Link) -> bool:
        """The subject of "is set to resume", "was to begin", "are likely to be held" hangs on that infinitive."""
        if link.kinds[-1] not in ("subj", "obj") or self.syntax.deprels[link.child] == "dobj":
            return False
        lower = self._happening(link.parent)
        if lower is None:
            return False
        self.clause.modifiers(lower)
        self.clause.progress(lower)
        step = link_of(self.syntax, lower)
        return step is not None and self._step(step)

    def _happening(self, verb: int) -> int | None:
        syntax = self.syntax
        near = (verb, *syntax.children_of(verb, "acomp"))
        for token in (x for n in near for x in syntax.children_of(n, "xcomp")):
            kinds = ("subj", "obj") if syntax.children_of(token, "auxpass") else ("subj",)
            if self.lexicon.find(phrase_of(syntax, token)[0], "verb", kinds) in (Effect.HAPPEN, Effect.ONGOING):
                return token
        return None

    def _ungoverned(self, link: Link) -> bool:
        """A governor that the table does not know: only the shape of the clause counts."""
        kind = link.kinds[0]
        if "inf" in link.kinds:
            return self._purpose(link)
        if (
            link.kinds[-1] in ("bare", "perfect")
            or kind in ("ger", "parataxis")
            or (kind == "advcl" and link.kinds[-1] == "ger")
        ):
            self.clause.modals(link.parent)
            return True
        if kind in ("acomp", "attr"):
            self.clause.modifiers(link.parent)
            return True
        return self._argument(link) if kind in ("obj", "subj") else self._other(link)

    def _purpose(self, link: Link) -> bool:
        """What somebody acts in order to do is planned; but who rang to warn has warned."""
        said = self.lexicon.effects.get((self.syntax.lemmas[link.child], "verb", "act")) is Effect.REAL
        if not (said and link.child == self.start):
            self.standing.apply(Effect.PLANNED, self.clause.cue(link.child))
        self._beside_governor(link)
        return True

    def _argument(self, link: Link) -> bool:
        """An event noun beside a verb that says nothing of it: taken as known, unless it is new and the verb unreal."""
        if is_definite(self.syntax, link.child) or not is_verb(self.syntax, link.parent):
            return False
        if link.kinds[0] == "obj":
            self.clause.negations(link.parent)
        self.clause.modals(link.parent)
        return link.kinds[0] == "obj"

    def _other(self, link: Link) -> bool:
        """Under a preposition of an unknown verb or noun: new events share the verb's unreality."""
        if link.prep is None or is_definite(self.syntax, link.child):
            return False
        if is_verb(self.syntax, link.parent):
            self.clause.modals(link.parent)
            return True
        return link.kinds[-1] == "ger" and link.kinds[0] == "by"

    def _preposition(self, link: Link) -> bool:
        """What the preposition itself does; False ends the walk."""
        if link.prep is None:
            return True
        effect = next((e for k in link.kinds if (e := self.lexicon.effects.get((k, "prep", "")))), None)
        if effect is None:
            return link.kinds[0] not in _FACTUAL_PREPOSITIONS
        if effect is Effect.GUARD:
            return self._effect(link) is not None
        self.standing.apply(effect, self.syntax.span(link.prep, self.syntax.heads[link.child]))
        return effect is Effect.NEGATE

    def _conjunct(self, link: Link) -> bool:
        """A second conjunct of the same form, without auxiliaries, shares the first one's."""
        syntax, child, parent = self.syntax, link.child, link.parent
        if not is_verb(syntax, child) or not is_verb(syntax, parent):
            return True
        if continues_saying(syntax, child):
            return False
        own = subject_of(syntax, child) is not None or syntax.children_of(child, "aux", "auxpass")
        if not own and syntax.tags[child] == syntax.tags[parent]:
            self.clause.modals(parent)
            if any(syntax.lemmas[c] in ("or", "nor") for c in syntax.children_of(parent, "cc")):
                self.clause.negations(parent)
            self.clause.progress(parent)
            return True
        return subject_of(syntax, child) is None or "that" not in (link_of(syntax, parent) or link).kinds

    def _question(self) -> None:
        syntax = self.syntax
        last = syntax.sentences[syntax.sentence_of[self.start]][1] - 1
        real = self.standing.status in (Status.OCCURRED, Status.ONGOING, Status.PLANNED)
        if real and syntax.words[last] == "?" and syntax.heads[self.start] == self.start:
            self.standing.status = Status.POSSIBLE
            self.standing.evidence.append(syntax.span(last))
