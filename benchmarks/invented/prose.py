"""Plans become records: each sentence is filled from its wording, and every span is taken down as it is written."""

import calendar
from collections.abc import Callable
from datetime import date
from typing import Any

from benchmarks.invented.draft import Draft, Json, Span, named
from benchmarks.invented.plots import Fact, Line, Plan
from benchmarks.invented.wording import Spans, choose, day_words, fill, scene
from benchmarks.invented.world import World

EDITION: Json = {
    "dateline": "0.0.0",
    "settings": "sha256:invented",
    "resources": "sha256:invented",
    "models": {"invented": "sha256:invented"},
}
_BOUNDS = (("=", ""), ("=", ""), (">=", "at least "), ("~", "about "), (">", "more than "))

Key = tuple[int, str]  # a fact's number, and as what it is told: a plan is not what comes of it


class Writer:
    """Writes the record of a plan. The same plan gives the same record."""

    def __init__(self, world: World) -> None:
        self._words = world.words
        self._forms: dict[str, Callable[[Draft, Plan, Line], None]] = {
            "lead": self._told,
            "tally": self._told,
            "before": self._told,
            "ahead": self._told,
            "deny": self._denied,
            "policy": self._policy,
            "demand": self._demand,
            "quote": self._quote,
            "filler": self._filler,
        }

    def record(self, plan: Plan) -> tuple[Json, tuple[Key, ...]]:
        """One record as `dateline schema` describes it, and which fact each of its events is."""
        draft = Draft()
        self._told(draft, plan, plan.title)
        title = [0, draft.at]
        draft.section("title", 0)
        start = draft.at
        self._dateline(draft, plan)
        for number, line in enumerate(plan.lines):
            self._forms[line.form](draft, plan, line)
            if number % 2 or number == len(plan.lines) - 1:
                draft.section("body", start)
                start = draft.at
            else:
                draft.write(" ")
        keys = tuple(event["_key"] for event in draft.events)
        return self._finished(draft, plan, title), keys

    def _dateline(self, draft: Draft, plan: Plan) -> None:
        place = plan.title.fact.place if plan.title.fact else None
        if plan.wire is None or place is None:
            return
        start = draft.at
        day = date.fromordinal(plan.day)
        span = draft.write(place.name.upper())
        draft.place(place, span)
        draft.write(f", {place.land}, {calendar.month_name[day.month]} {day.day} ({plan.wire.name})")
        draft.sections.append({"kind": "dateline", "span": [start, draft.at]})
        draft.write(" — ")

    def _told(self, draft: Draft, plan: Plan, line: Line) -> None:
        """A sentence that tells of the fact, by somebody or in the report's own voice."""
        fact = line.fact
        assert fact is not None
        texts, number, bound = self._texts(plan, line, fact)
        spans = fill(draft, choose(fact.kind[line.form], line.wording), texts)
        key = (fact.number, "planned") if line.form == "ahead" else (fact.number, "occurred")
        status = "planned" if line.form == "ahead" else "occurred"
        event = self._event(draft, plan, (key, spans, fact.kind), status)
        self._parties(draft, event, spans, fact)
        if "toll" in spans and fact.kind["frame"]:
            self._argue(event, "quantity", spans["toll"], draft.quantity(number, bound, fact.kind, spans["toll"]))
        saying = self._saying(draft, plan, line, spans) if "cue" in spans else None
        if line.form != "title":
            draft.said.append((event["_index"], saying, "affirmed", spans.get("content", spans["sentence"])))

    def _denied(self, draft: Draft, plan: Plan, line: Line) -> None:
        """The party that is said to have done it denies it: another voice on the same event."""
        fact = line.fact
        assert fact is not None and fact.actor is not None
        texts, _, _ = self._texts(plan, line, fact)
        texts |= {"source": fact.actor.name, "cue": "denied"}
        spans = fill(draft, choose(fact.kind["deny"], line.wording), texts)
        event = self._event(draft, plan, ((fact.number, "occurred"), spans, fact.kind), "occurred")
        self._parties(draft, event, spans, fact)
        entity = draft.entity(fact.actor, spans["source"])
        saying = draft.saying(entity, spans["source"], spans["cue"], spans["content"], ("deny", "indirect"))
        draft.said.append((event["_index"], saying, "denied", spans["content"]))

    def _policy(self, draft: Draft, plan: Plan, line: Line) -> None:
        """Somebody is forbidden or allowed something."""
        fact, table = line.fact, self._words["policy"]
        assert fact is not None and fact.actor is not None and fact.recipient is not None
        form, verbs, mode = ("restrict", "restricted", "restrict") if fact.number % 2 else ("permit", "permitted", "")
        texts = {
            "actor": fact.actor.name,
            "recipient": fact.recipient.name,
            "trigger": table[verbs][fact.verb],
            "subject": fact.target,
            "time": day_words(fact.day, plan.day),
        }
        spans = fill(draft, choose(table[form], line.wording), texts)
        kind = {"type": "COERCE" if mode else "CONCEDE", "scheme": "plover", "mode": mode, "frame": ""}
        event = self._event(draft, plan, ((fact.number, "policy"), spans, kind), "occurred")
        self._parties(draft, event, spans, fact)
        event["policy"] = {
            "subject": spans["subject"],
            "holder": event["arguments"][1]["ref"],
            "grantor": event["arguments"][0]["ref"],
            "before": "permitted" if mode else "restricted",
            "after": verbs,
        }
        draft.said.append((event["_index"], None, "affirmed", spans["sentence"]))

    def _demand(self, draft: Draft, plan: Plan, line: Line) -> None:
        """A speaker is for or against something: what stances are made of."""
        table = self._words["demand"]
        speaker = plan.speakers[1 + line.speaker % 2]
        texts = {
            "source": speaker.name,
            "cue": table["cues"][line.wording % 2],
            "subject": self._words["subjects"][line.wording // 7 % len(self._words["subjects"])],
        }
        spans = fill(draft, choose(table["text"], line.wording // 3), texts)
        entity = draft.entity(speaker, spans["source"])
        saying = draft.saying(entity, spans["source"], spans["cue"], spans["content"], ("demand", "indirect"))
        kind = {"type": "REQUEST", "scheme": "plover", "mode": "", "frame": ""}
        spans["trigger"] = spans["cue"]
        event = self._event(draft, plan, ((-line.wording, "demand"), spans, kind), "occurred")
        self._argue(event, "actor", spans["source"], entity)
        self._argue(event, "topic", spans["content"], None)
        draft.said.append((event["_index"], saying, "affirmed", spans["content"]))

    def _quote(self, draft: Draft, plan: Plan, line: Line) -> None:
        """A speaker's own words, about nothing that is coded."""
        words = scene(self._words, line.wording)
        texts = {"source": plan.speakers[line.speaker].name, "cue": "said"}
        spans = fill(draft, "“«{words}»,” {source} {cue}.", texts | {"words": words})
        self._saying(draft, plan, line, spans, "direct")

    def _filler(self, draft: Draft, plan: Plan, line: Line) -> None:
        """A sentence of no event, hardly ever the same twice."""
        draft.write(scene(self._words, line.wording) + ".")

    def _texts(self, plan: Plan, line: Line, fact: Fact) -> tuple[dict[str, str], int, str]:
        """What the slots of a sentence hold, with the number and its bound."""
        kind, words = fact.kind, self._words
        number = fact.tolls[min(line.toll, len(fact.tolls) - 1)][1]
        bound, before = _BOUNDS[line.wording // 11 % len(_BOUNDS)]
        verb = kind["plan"] if line.form == "ahead" else kind["past"][fact.verb]
        index = line.wording // 5 % len(words["report_verbs"])
        when = fact.day
        texts = {
            "actor": fact.actor.name if fact.actor else "",
            "recipient": fact.recipient.name if fact.recipient else "",
            "target": fact.target,
            "place": fact.place.name,
            "time": day_words(when, plan.day),
            "trigger": verb,
            "noun": kind["noun"],
            "toll": f"{before}{number} {kind['of']}",
            "source": plan.speakers[line.speaker].name,
            "cue": words["report_verbs"][index],
        }
        return texts, number, bound

    def _saying(self, draft: Draft, plan: Plan, line: Line, spans: Spans, how: str = "indirect") -> int:
        speaker = plan.speakers[line.speaker]
        index = line.wording // 5 % len(self._words["report_verbs"]) if how == "indirect" else 0
        entity = draft.entity(speaker, spans["source"])
        cue_class = self._words["report_classes"][index]
        return draft.saying(entity, spans["source"], spans["cue"], spans["content"], (cue_class, how))

    def _event(self, draft: Draft, plan: Plan, told: tuple[Key, Spans, dict[str, Any]], status: str) -> Json:
        """The event of this fact in this report; a further telling is a further mention of it."""
        key, spans, kind = told
        trigger = [spans["trigger"] if "trigger" in spans else spans["noun"]]
        for event in draft.events:
            if event["_key"] == key:
                event["mentions"].append(trigger)
                return event
        event = {
            "id": f"v{len(draft.events) + 1}",
            "trigger": trigger,
            "mentions": [trigger],
            "scheme": kind["scheme"],
            "type": kind["type"],
            "sure": key[0] % 3 > 0,
            "doubts": [] if key[0] % 3 > 0 else ["word: loose"],
            "mode": kind["mode"] or None,
            "contexts": [],
            "status": status,
            "status_evidence": [],
            "hedged": False,
            "time": None,
            "arguments": [],
            "policy": None,
            "_key": key,
            "_index": len(draft.events),
            "_day": plan.day,
        }
        draft.events.append(event)
        return event

    def _parties(self, draft: Draft, event: Json, spans: Spans, fact: Fact) -> None:
        """Who, whom, what, where and when, as far as this sentence says."""
        for role, actor in (("actor", fact.actor), ("recipient", fact.recipient)):
            if actor is not None and role in spans:
                self._argue(event, role, spans[role], draft.entity(actor, spans[role]))
        if "target" in spans:
            self._argue(event, "target", spans["target"], None)
        if "place" in spans:
            self._argue(event, "place", spans["place"], draft.place(fact.place, spans["place"]))
        if "time" in spans:
            day = fact.day if event["status"] == "planned" else min(fact.day, event["_day"])
            ref = draft.time(date.fromordinal(day), spans["time"])
            iso = date.fromordinal(day).isoformat()
            event["time"] = event["time"] or {"ref": ref, "earliest": iso, "latest": iso, "basis": "own"}

    def _argue(self, event: Json, role: str, span: Span, ref: str | None) -> None:
        event["arguments"].append({"role": role, "span": span, "ref": ref, "implied": False})

    def _finished(self, draft: Draft, plan: Plan, title: Span) -> Json:
        text = draft.text()
        report = named("rpt_", plan.url, text)
        outside: list[Json] = [{"outlet": plan.outlet.name}]
        if plan.wire is not None and plan.wire is not plan.outlet:
            outside.insert(0, {"outlet": plan.wire.name})
        claims = [self._claim(draft, report, said, outside) for said in draft.said]
        for event in draft.events:
            del event["_key"], event["_index"], event["_day"]
        return {
            "schema_version": 1,
            "report": {
                "id": report,
                "source_id": None,
                "version_of": None,
                "title": text[title[0] : title[1]],
                "outlet": plan.outlet.name,
                "origin": plan.wire.name if plan.wire else None,
                "url": plan.url,
                "language": "en",
                "byline": None,
                "published": date.fromordinal(plan.day).isoformat(),
                "published_basis": "given",
                "text": text,
                "sections": draft.sections,
            },
            "entities": draft.entities,
            "timexes": draft.timexes,
            "places": draft.places,
            "quantities": draft.quantities,
            "attributions": draft.attributions,
            "events": draft.events,
            "claims": claims,
            "unresolved": [],
            "edition": EDITION,
        }

    def _claim(self, draft: Draft, report: str, said: tuple[int, int | None, str, Span], outside: list[Json]) -> Json:
        index, saying, asserted, evidence = said
        event = draft.events[index]
        voice = [] if saying is None else [draft.attributions[saying]]
        inner = [{"entity": a["source_entity"], "attribution": a["id"]} for a in voice]
        name = named("clm_", report, str(event["trigger"]), *(str(a["cue"]) for a in voice))
        return {
            "id": name,
            "event": event["id"],
            "said_by": [*inner, *outside],
            "asserted": asserted,
            "sure": event["sure"],
            "evidence": evidence,
        }
