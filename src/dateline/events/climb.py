"""The walk from an event's word up the parse, gathering what governs its standing."""

from dataclasses import dataclass

from dateline.events.scope import (
    Link,
    is_definite,
    is_perfect,
    is_verb,
    link_of,
    phrase_of,
    subject_of,
)
from dateline.events.standing import Effect, Standing, StatusLexicon
from dateline.model.event import Status
from dateline.model.syntax import Syntax
from dateline.model.text import Report, Span

_MAX_STEPS = 12
_STOPPING = (Effect.SAY, Effect.RAISE)
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv"}
_LIVE = (Status.PLANNED, Status.POSSIBLE, Status.REQUESTED)


@dataclass(slots=True)
class Walk:
    """One event's walk: reads around its word first, then one governor after another."""

    syntax: Syntax
    lexicon: StatusLexicon
    standing: Standing
    report: Report

    def run(self, head: int) -> None:
        """Gather the standing of the event whose word is `head`."""
        self._around(head)
        token = head
        for _ in range(_MAX_STEPS):
            link = link_of(self.syntax, token)
            if link is None or not self._step(link):
                break
            token = link.parent
        self._question(head)

    def _around(self, head: int) -> None:
        if is_verb(self.syntax, head):
            self._clause(head)
            self._progress(head)
        else:
            self._noun(head)

    def _step(self, link: Link) -> bool:
        """Let one governor work; whether the walk goes on from it."""
        kind = link.kinds[0]
        if kind == "conj":
            return self._conjunct(link)
        if kind in ("relcl", "other", "poss"):
            return False
        if kind == "appos":
            return not is_verb(self.syntax, link.parent)
        if link.prep is not None and not self._preposition(link):
            return False
        effect = self._effect(link)
        if effect is not None:
            return self._governed(link, effect)
        return self._ungoverned(link)

    def _effect(self, link: Link) -> Effect | None:
        """What the governor does, looked up as verb with particle, then alone, then by its part of speech."""
        parent = link.parent
        pos = _POS.get(self.syntax.upos[parent], "")
        phrase, _ = phrase_of(self.syntax, parent)
        kinds = tuple("inf" if k == "perfect" else k for k in link.kinds)
        found = self.lexicon.find(phrase, pos, kinds) or self.lexicon.find(self.syntax.lemmas[parent], pos, kinds)
        if found is None and self.syntax.tags[parent] in ("VBN", "VBD", "VBG", "JJ"):
            found = self.lexicon.find(self.syntax.words[parent].lower(), "adj", kinds)
        if found is Effect.PLANNED and link.kinds[-1] == "perfect":
            return Effect.HEDGE
        return found

    def _governed(self, link: Link, effect: Effect) -> bool:
        if effect is Effect.SAY:
            return False
        if effect is Effect.RAISE:
            self._negations(link.parent)
            return False
        if self._is_granted(link, effect):
            effect = Effect.REAL
        self.standing.apply(effect, self._cue(link.parent))
        self._modifiers(link.parent)
        if effect in (Effect.HAPPEN, Effect.ONGOING, Effect.REAL) and is_verb(self.syntax, link.parent):
            self._progress(link.parent)
        return True

    def _is_granted(self, link: Link, effect: Effect) -> bool:
        """Leave to lift a rule is the lifting itself; leave to do anything else only makes it possible."""
        lemma = phrase_of(self.syntax, link.child)[0]
        permits = effect is Effect.POSSIBLE and "inf" in link.kinds and not is_verb(self.syntax, link.parent)
        return permits and self.lexicon.find(lemma, "verb", ("self",)) is Effect.GRANTED

    def _ungoverned(self, link: Link) -> bool:
        """A governor that the table does not know: only the shape of the clause counts."""
        kind = link.kinds[0]
        infinitive = "inf" in link.kinds
        if infinitive and kind in ("acl", "advcl", "inf", "inf_obj"):
            self.standing.apply(Effect.PLANNED, self._cue(link.child))
            self._modifiers(link.parent)
            return True
        if kind in ("bare", "perfect", "ger", "parataxis") or (kind == "advcl" and link.kinds[-1] == "ger"):
            return self._participle(link)
        if kind in ("acomp", "attr"):
            self._modifiers(link.parent)
            return True
        if kind in ("obj", "subj"):
            return self._argument(link)
        return self._other(link)

    def _participle(self, link: Link) -> bool:
        self._modals(link.parent)
        return True

    def _argument(self, link: Link) -> bool:
        """An event noun beside a verb that says nothing of it: taken as known, unless it is new and the verb unreal."""
        if is_definite(self.syntax, link.child) or not is_verb(self.syntax, link.parent):
            return False
        if link.kinds[0] == "obj":
            self._negations(link.parent)
        self._modals(link.parent)
        return link.kinds[0] == "obj"

    def _other(self, link: Link) -> bool:
        """Under a preposition of an unknown verb or noun: new events share the verb's unreality."""
        if link.prep is None or is_definite(self.syntax, link.child):
            return False
        if is_verb(self.syntax, link.parent):
            self._modals(link.parent)
        return link.kinds[-1] == "ger" and link.kinds[0] == "by"

    def _preposition(self, link: Link) -> bool:
        """What the preposition itself does; False ends the walk."""
        if link.prep is None:
            return True
        effect = next((e for k in link.kinds if (e := self.lexicon.effects.get((k, "prep", "")))), None)
        if effect is None or (effect is Effect.GUARD and self._effect(link) is None):
            return link.kinds[0] not in ("after", "before", "since", "during", "following", "despite", "over")
        if effect is Effect.GUARD:
            return True
        self.standing.apply(effect, self.syntax.span(link.prep, self.syntax.heads[link.child]))
        return effect is Effect.NEGATE

    def _conjunct(self, link: Link) -> bool:
        """A second conjunct shares auxiliaries and negation where it has none of its own and the same form."""
        syntax, child, parent = self.syntax, link.child, link.parent
        if not is_verb(syntax, child) or not is_verb(syntax, parent):
            self._noun_shared(parent)
            return True
        own = subject_of(syntax, child) is not None or syntax.children_of(child, "aux", "auxpass")
        if not own and syntax.tags[child] == syntax.tags[parent]:
            self._modifiers(parent)
            self._progress(parent)
            return True
        return subject_of(syntax, child) is None or "that" not in (link_of(syntax, parent) or link).kinds

    def _noun_shared(self, parent: int) -> None:
        if not is_verb(self.syntax, parent):
            self._noun(parent)

    def _modifiers(self, token: int) -> None:
        if is_verb(self.syntax, token):
            self._clause(token)
        else:
            self._noun(token)

    def _clause(self, verb: int) -> None:
        """Negation, adverbs, auxiliaries and conditions of one clause, in the order of their scope."""
        weak = self._has(verb, Effect.POSSIBLE_WEAK)
        if weak:
            self._negations(verb)
        self._modals(verb)
        if not weak:
            self._negations(verb)
        self._adverbs(verb)

    def _has(self, verb: int, effect: Effect) -> bool:
        found = (
            self.lexicon.find(self.syntax.words[c].lower(), "aux", ()) for c in self.syntax.children_of(verb, "aux")
        )
        return effect in found

    def _negations(self, verb: int) -> None:
        syntax = self.syntax
        cues = list(syntax.children_of(verb, "neg"))
        cues += [
            c
            for c in syntax.children_of(verb, "advmod", "preconj", "cc")
            if syntax.lemmas[c] in ("never", "neither", "nor")
        ]
        cues += [c for c in syntax.children_of(verb, "advmod") if syntax.lemmas[c] == "longer"]
        for argument in syntax.children_of(verb, "nsubj", "nsubjpass", "dobj"):
            cues += self._no(argument)
        if cues:
            self.standing.apply(Effect.NEGATE, syntax.span(cues[0]))

    def _no(self, noun: int) -> list[int]:
        """The word that makes a noun phrase nobody or nothing."""
        if self.lexicon.find(self.syntax.lemmas[noun], "pron", ()) is Effect.NEGATE:
            return [noun]
        inside = self.syntax.children_of(noun, "det", "neg", "nummod")
        return [c for c in inside if self.lexicon.find(self.syntax.lemmas[c], "det", ()) is Effect.NEGATE]

    def _modals(self, verb: int) -> None:
        syntax = self.syntax
        for child in syntax.children[verb]:
            if syntax.deprels[child] == "aux":
                self._auxiliary(verb, child)
            elif syntax.deprels[child] in ("mark", "advmod"):
                self._mark(child)
        self._conditions(verb)

    def _auxiliary(self, verb: int, aux: int) -> None:
        effect = self.lexicon.find(self.syntax.words[aux].lower(), "aux", ())
        if effect is None:
            return
        perfect = is_perfect(self.syntax, verb)
        if effect is Effect.WOULD:
            effect = Effect.CONDITIONAL if perfect else self._would(verb)
        elif perfect and effect in (Effect.POSSIBLE_WEAK, Effect.POSSIBLE):
            effect = Effect.POSSIBLE
        elif perfect and effect is Effect.REQUESTED:
            effect = Effect.NEGATE
        self.standing.apply(effect, self.syntax.span(aux))

    def _would(self, verb: int) -> Effect:
        """Would is the future of a past saying, else a supposition."""
        parent = self.syntax.heads[verb]
        told = self.syntax.deprels[verb] == "ccomp" and self.syntax.tags[parent] in ("VBD", "VBN")
        return Effect.PLANNED if told else Effect.POSSIBLE

    def _mark(self, child: int) -> None:
        effect = self.lexicon.find(self.syntax.lemmas[child], "mark", ())
        if effect is Effect.CONDITIONAL and self.syntax.lemmas[child] in ("once", "until", "till"):
            return
        if effect is not None:
            self.standing.apply(effect, self.syntax.span(child))

    def _conditions(self, verb: int) -> None:
        """A condition that hangs on the clause binds what has not happened yet."""
        if self.standing.status not in _LIVE:
            return
        for clause in self.syntax.children_of(verb, "advcl"):
            for mark in self.syntax.children_of(clause, "mark"):
                if self.lexicon.find(self.syntax.lemmas[mark], "mark", ()) is Effect.CONDITIONAL:
                    self.standing.apply(Effect.CONDITIONAL, self.syntax.span(mark))
                    return

    def _adverbs(self, verb: int) -> None:
        for adverb in self.syntax.children_of(verb, "advmod"):
            effect = self.lexicon.find(self.syntax.lemmas[adverb], "adv", ())
            if effect in (Effect.HEDGE, Effect.NEAR, Effect.MAYBE, Effect.UNDERWAY):
                self.standing.apply(effect, self.syntax.span(adverb))

    def _progress(self, verb: int) -> None:
        """A progressive form, not of the future, is still going on."""
        syntax = self.syntax
        be = [
            c
            for c in syntax.children_of(verb, "aux", "auxpass")
            if syntax.lemmas[c] == "be" or syntax.words[c].lower() == "being"
        ]
        going = syntax.tags[verb] == "VBG" and bool(be)
        going = going or any(syntax.tags[c] == "VBG" for c in syntax.children_of(verb, "auxpass"))
        if going:
            self.standing.apply(Effect.ONGOING, syntax.span(min((*be, verb))))

    def _noun(self, noun: int) -> None:
        """Determiners and modifiers of an event noun."""
        syntax = self.syntax
        for cue in self._no(noun):
            self.standing.apply(Effect.NEGATE, syntax.span(cue))
        for child in syntax.children_of(noun, "amod", "compound", "nmod"):
            effect = self.lexicon.find(syntax.words[child].lower(), "adj", ("mod",))
            if effect in (Effect.PLANNED, Effect.NEGATE, Effect.POSSIBLE, Effect.HEDGE, Effect.ONGOING):
                self.standing.apply(effect, syntax.span(child))
        for clause in syntax.children_of(noun, "acl", "relcl"):
            self._said_of(clause)

    def _said_of(self, clause: int) -> None:
        """A participle or relative clause that says what became of the event: planned, foiled, called off."""
        if self.syntax.tags[clause] not in ("VBN", "VBD"):
            return
        phrase, _ = phrase_of(self.syntax, clause)
        effect = self.lexicon.find(phrase, "verb", ("obj",))
        if effect in (Effect.PLANNED, Effect.NEGATE, Effect.REQUESTED, Effect.EXCLUDE):
            self.standing.apply(effect, self._cue(clause))

    def _question(self, head: int) -> None:
        syntax = self.syntax
        last = syntax.sentences[syntax.sentence_of[head]][1] - 1
        real = self.standing.status in (Status.OCCURRED, Status.ONGOING)
        if real and syntax.words[last] == "?" and syntax.deprels[head] == "ROOT":
            self.standing.apply(Effect.POSSIBLE, syntax.span(last))

    def _cue(self, token: int) -> Span:
        """The governing word with its particle where that stands beside it."""
        particle = phrase_of(self.syntax, token)[1]
        return self.syntax.span(token, particle) if token <= particle <= token + 1 else self.syntax.span(token)
