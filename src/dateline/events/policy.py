"""What an event changes in what somebody may do: subject, holder, grantor, before and after.

A change works on a measure ("lift the curfew"), on an activity under a measure ("lift the ban on fishing"), on a
licence ("revoke the permit"), or on an activity outright ("allow women to drive"). Requested or planned changes keep
their values: the event's status says that they have not come about.
"""

from dataclasses import dataclass, replace

from dateline.events.granted import Activity, activity_under, holder_near, holder_token, span_of_activity, words_of
from dateline.events.permission import (
    BANNED,
    PERMITTED,
    RESTRICTED,
    SUSPENDED,
    Change,
    PolicyLexicon,
    load_policy_lexicon,
    of_activity,
    of_measure,
)
from dateline.events.ruled import is_freeing, is_matter, names_act
from dateline.events.scope import is_verb, phrase_of, subject_of
from dateline.model.event import Argument, Layer, Policy, Role
from dateline.model.mention import Kind
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax
from dateline.model.text import Span

__all__ = ["PolicyLexicon", "load_policy_lexicon", "read_policy"]


def read_policy(
    syntax: Syntax,
    fillers: Fillers,
    head: int,
    type_and_arguments: tuple[str, tuple[Argument, ...]],
    lexicon: PolicyLexicon,
) -> Policy | None:
    """The change of permission that the event at this token brings; None where it brings none."""
    kind, arguments = type_and_arguments
    if not 0 <= head < len(syntax) or kind in lexicon.never:
        return None
    return _Reader(syntax, fillers, arguments, lexicon).read(head)


_AT = ("in", "across", "over")
_PARTIES = (Kind.PERSON, Kind.GROUP, Kind.COUNTRY)


@dataclass(frozen=True, slots=True)
class _Reader:
    syntax: Syntax
    fillers: Fillers
    arguments: tuple[Argument, ...]
    lexicon: PolicyLexicon

    def read(self, head: int) -> Policy | None:
        """Try the word itself, then what it gives leave to do, then the verb that governs a measure."""
        changes = self._changes(head)
        if is_verb(self.syntax, head):
            given = self._leave(head)
            return given or self._by_verb(head, changes)
        return self._by_noun(head, changes)

    def _changes(self, token: int) -> tuple[Change, ...]:
        pos = "verb" if is_verb(self.syntax, token) else "noun"
        known = self.lexicon.changes
        return known.get((phrase_of(self.syntax, token)[0], pos)) or known.get((self.syntax.lemmas[token], pos), ())

    def _leave(self, head: int) -> Policy | None:
        """ "Give the OK to lift ...": the change that leave is given for, or the act itself."""
        given = self.syntax.child(head, "dobj", "nsubjpass", "attr")
        if given is None or self.syntax.lemmas[given] not in self.lexicon.leave:
            return None
        acts = [c for n in (given, head) for c in self.syntax.children_of(n, "acl", "relcl", "xcomp", "advcl")]
        act = next((c for c in acts if is_verb(self.syntax, c) and self.syntax.tags[c] == "VB"), None)
        if act is None:
            return None
        inner = self._by_verb(act, self._changes(act))
        if inner is not None:
            return inner
        holder = self.syntax.child(head, "dative")
        return self._policy(span_of_activity(self.syntax, act), holder, head, (RESTRICTED, PERMITTED))

    def _by_verb(self, head: int, changes: tuple[Change, ...]) -> Policy | None:
        things = self.syntax.children_of(head, "dobj", "nsubjpass", "oprd")
        if Change.LIFT in changes or not (things or self.syntax.children_of(head, "xcomp", "ccomp")):
            things = (*things, *self._other_things(head))
        if not things and self.syntax.tags[head] == "VBN" and self.syntax.deprels[head] == "acl":
            things = (self.syntax.heads[head],)
        for change in changes:
            for thing in things or (None,):
                found = self._change(head, change, thing)
                if found is not None:
                    return found
        return None

    def _other_things(self, head: int) -> tuple[int, ...]:
        """ "Stripped of their right"; and what ends or lapses by itself."""
        syntax = self.syntax
        preps = [p for p in syntax.children_of(head, "prep") if syntax.lemmas[p] == "of"]
        alone = () if syntax.child(head, "dobj") is not None else syntax.children_of(head, "nsubj")
        return (*(o for p in preps for o in syntax.children_of(p, "pobj")), *alone)

    def _change(self, head: int, change: Change, thing: int | None) -> Policy | None:
        if thing is not None:
            lemma = self.syntax.lemmas[thing]
            nested = self._nested(head, change, thing)
            if nested is not None:
                return nested
            if lemma in self.lexicon.measures:
                return self._measure(head, change, thing)
            if lemma in self.lexicon.licences:
                return self._licence(head, change, thing)
        return self._outright(head, change, thing)

    def _nested(self, head: int, change: Change, thing: int) -> Policy | None:
        """A veto of the lifting of a ban, an extension of a suspension: the inner state stays as it is."""
        vetoed = self._vetoed(head, thing) if change is Change.VETO else None
        if vetoed is not None:
            return vetoed
        inner = self._changes(thing)
        if (
            change not in (Change.VETO, Change.EXTEND)
            or not inner
            or self.syntax.lemmas[thing] in self.lexicon.measures
        ):
            return None
        found = self._by_noun(thing, inner)
        if found is None:
            return None
        kept = found.before if change is Change.VETO else found.after
        return self._policy(found.subject, None, head, (kept, kept))

    def _vetoed(self, head: int, thing: int) -> Policy | None:
        """ "A bill that would have allowed mining": what the veto leaves as it was."""
        for clause in self.syntax.children_of(thing, "relcl", "acl"):
            changes = self._changes(clause)
            # "Monitors, thrown out": the vetoing participle itself hangs on the thing.
            inner = None if Change.VETO in changes else self._by_verb(clause, changes)
            if inner is not None:
                policy = self._policy(inner.subject, None, head, (inner.before, inner.before))
                return policy if policy.holder is not None else replace(policy, holder=inner.holder)
        return None

    def _measure(self, head: int, change: Change, thing: int) -> Policy | None:
        if change in (Change.PERMIT, Change.GRANT, Change.WITHHOLD):
            return None
        strength = self.lexicon.measures[self.syntax.lemmas[thing]]
        under = activity_under(self.syntax, thing, self._is_chain) if strength else Activity(None, None)
        allowed = self._consequence(head) or self._consequence(thing)
        activity = allowed or under
        values = of_activity(change, strength or RESTRICTED) if activity.span else of_measure(change)
        if values is None:
            return None
        subject = activity.span or words_of(self.syntax, thing)
        holder = activity.holder if activity.holder is not None else under.holder
        if holder is None:
            holder = self._near(head, thing, _AT if activity.span is None else ())
        return self._policy(subject, holder, head, values)

    def _near(self, head: int, thing: int, places: tuple[str, ...] = ()) -> int | None:
        return holder_near(self.syntax, (head, thing), self._is_chain, places)

    def _consequence(self, token: int) -> Activity | None:
        """ "..., allowing women to drive", "rules that let Ukraine strike": what is let happen."""
        for clause in self.syntax.children_of(token, "advcl", "relcl", "acl"):
            if Change.PERMIT in self._changes(clause):
                act = self._act_of(clause)
                if act is not None:
                    return Activity(span_of_activity(self.syntax, act), holder_token(self.syntax, clause, act))
        return None

    def _licence(self, head: int, change: Change, thing: int) -> Policy | None:
        values = of_measure(Change.GRANT if change is Change.PERMIT else change)
        if values is None or change in (Change.FORBID, Change.RELAX, Change.TIGHTEN):
            return None
        holder = self._licensed(head, thing)
        act = next((c for c in self.syntax.children_of(thing, "acl", "relcl") if self.syntax.tags[c] == "VB"), None)
        if act is not None and change in (Change.GRANT, Change.LIFT):
            values = (BANNED, PERMITTED) if change is Change.GRANT else (PERMITTED, BANNED)
            return self._policy(span_of_activity(self.syntax, act), holder, head, values)
        return self._policy(words_of(self.syntax, thing), holder, head, values)

    def _licensed(self, head: int, thing: int) -> int | None:
        """Whose licence it is: given to, taken from, or its owner."""
        syntax = self.syntax
        others = [c for c in syntax.children_of(head, "dative", "nsubjpass", "dobj") if c != thing]
        given = next((c for c in others if syntax.upos[c] != "ADP"), None)
        if given is not None:
            return given
        near = self._near(head, thing)
        return near if near is not None else syntax.child(thing, "poss")

    def _outright(self, head: int, change: Change, thing: int | None) -> Policy | None:
        if change is Change.PERMIT:
            return self._permit(head, thing)
        if change is Change.FORBID:
            return self._forbid(head, thing)
        if thing is None or change not in (Change.SUSPEND, Change.RESTORE) or not self._is_ruled(thing):
            return None
        values = (PERMITTED, SUSPENDED) if change is Change.SUSPEND else (SUSPENDED, PERMITTED)
        policy = self._policy(words_of(self.syntax, thing), self._near(head, thing, _AT), head, values)
        # A lamp hangs; what somebody with a say suspends is an activity.
        return policy if policy.grantor is not None or names_act(self.syntax, thing) else None

    def _is_ruled(self, thing: int) -> bool:
        """Whether a rule can govern a thing: not a party, nor what `is_matter` leaves out."""
        chain = self._chain_at(thing)
        party = chain is not None and self.fillers.chains[chain].kind in _PARTIES
        return not party and is_matter(self.syntax, self.lexicon, thing)

    def _permit(self, head: int, thing: int | None) -> Policy | None:
        act = self._act_of(head)
        if act is not None and is_freeing(self.syntax, act):
            return None
        if act is not None:
            holder = holder_token(self.syntax, head, act)
            return self._policy(span_of_activity(self.syntax, act), holder, head, (RESTRICTED, PERMITTED))
        if thing is None or not self._is_ruled(thing):
            return None
        return self._policy(words_of(self.syntax, thing), self._near(head, thing), head, (BANNED, PERMITTED))

    def _forbid(self, head: int, thing: int | None) -> Policy | None:
        strength = self.lexicon.strength.get((phrase_of(self.syntax, head)[0], "verb")) or BANNED
        act = self._act_of(head)
        if act is not None:
            return self._policy(span_of_activity(self.syntax, act), thing, head, (PERMITTED, strength))
        if thing is None:
            return None
        return self._policy(words_of(self.syntax, thing), self._near(head, thing), head, (PERMITTED, strength))

    def _act_of(self, verb: int) -> int | None:
        """The act that somebody is let do or kept from: to drive, from driving, from the ballot."""
        for clause in self.syntax.children_of(verb, "xcomp", "ccomp", "advcl"):
            if self.syntax.tags[clause] == "VB":
                return clause
        preps = [p for p in self.syntax.children_of(verb, "prep") if self.syntax.lemmas[p] in ("from", "into")]
        return next((o for p in preps for o in self.syntax.children_of(p, "pcomp", "pobj")), None)

    def _by_noun(self, head: int, changes: tuple[Change, ...]) -> Policy | None:
        """A nominal change ("the easing of restrictions"), or a measure that stands alone or under a verb of change."""
        things = [o for p in self.syntax.children_of(head, "prep") for o in self.syntax.children_of(p, "pobj")]
        for change in changes:
            for thing in things:
                found = self._change(head, change, thing)
                if found is not None:
                    return found
        if self.syntax.lemmas[head] in self.lexicon.measures:
            return self._standing(head)
        return None

    def _standing(self, head: int) -> Policy | None:
        """A measure's noun changes nothing by itself: the verb that it hangs on may."""
        governor = self.syntax.heads[head]
        if not is_verb(self.syntax, governor) or self.syntax.deprels[head] not in ("dobj", "nsubjpass", "nsubj"):
            return None
        return self._by_verb(governor, self._changes(governor))

    def _policy(
        self, subject: Span | None, holder: int | None, head: int, values: tuple[str | None, str | None]
    ) -> Policy:
        held = self._chain_at(holder) if holder is not None else None
        if held is None:
            held = self._argument(Role.RECIPIENT)
        granted = self._argument(Role.ACTOR)
        if granted is None:
            granted = self._above(head)
        return Policy(subject, held, granted if granted != held else None, values[0], values[1])

    def _above(self, head: int) -> int | None:
        """The subject or agent of the change, or of the verb that governs it."""
        for token in (head, *self.syntax.ancestors(head)):
            if not is_verb(self.syntax, token):
                continue
            agent = self.syntax.child(token, "agent")
            doer = self.syntax.child(agent, "pobj") if agent is not None else subject_of(self.syntax, token)
            if doer is not None and self.syntax.deprels[doer] != "nsubjpass":
                return self._chain_at(doer)
        return None

    def _argument(self, role: Role) -> int | None:
        refs = (a.ref for a in self.arguments if a.role is role and a.ref is not None)
        return next((r.index for r in refs if r.layer is Layer.CHAIN), None)

    def _is_chain(self, token: int) -> bool:
        return self._chain_at(token) is not None

    def _chain_at(self, token: int) -> int | None:
        word = self.syntax.span(token)
        around = [
            (len(m.span), index)
            for index, chain in enumerate(self.fillers.chains)
            for m in chain.mentions
            if m.head == token or (m.span.covers(word) and self.syntax.upos[token] == "PROPN")
        ]
        return min(around)[1] if around else None
