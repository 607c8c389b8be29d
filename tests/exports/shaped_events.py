"""Fourteen events made by hand that differ in kind, each with the text of its reports: what the shaped forms are given.

What they must make of them stands in `shaped/`, written by the codebooks, not by what the code gives.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dateline.exports.nouns import Mark, Number, Paper, Party, Said, Spot, Telling, Voice, Whole
from dateline.query.answers import When, Where
from tests.exports import made

TEXTS = {
    "rpt_a1": "Strike on market kills a dozen\nA Sudanese army drone struck a market in El Fasher on Saturday, killing"
    " at least 12 people, the Emergency Lawyers said.",
    "rpt_a2": "Fighting goes on in Darfur. In El Fasher a drone struck a market on Saturday. Nineteen civilians were"
    " killed, the director of the hospital told Global Press Agency.",
    "rpt_b": "Police arrested 14 students at a march in Westlands on Thursday, a police spokesman said.",
    "rpt_c": "Boko Haram fighters killed nine farmers in Borno between Wednesday and Friday, residents said.",
    "rpt_d": "Members of the Gulf Cartel clashed with the Northeast Cartel in Reynosa Municipality in March, and 21"
    " people may have been killed, the state prosecutor said.",
    "rpt_e": "The government of Colombia and the ELN agreed on a peace accord in Havana on Wednesday.",
    "rpt_f": "The United States imposed sanctions on three Iranian banks on Wednesday, the Treasury said.",
    "rpt_g": "About 3,000 teachers marched through Lima against the government on Wednesday.",
    "rpt_h": "The army denied that its jets had struck a school in Tigray on Monday.",
    "rpt_i": "Foreign minister Amina Saleh of Chad will meet her Sudanese colleague in Cairo on Monday.",
    "rpt_j": "A strong earthquake shook northern Peru on Tuesday, killing three people.",
    "rpt_k": "The Chinese navy rammed Philippine sailors in the South China Sea on Friday and killed two sailors,"
    " Manila said. Beijing denied it.",
    "rpt_l": "Militants killed five soldiers in Pakistan on Sunday and lost two fighters, the army said: seven dead in"
    " all.",
    "rpt_m": "Rioters burned shops in Portland on Friday night.",
    "rpt_n": "United Nations peacekeepers withdrew from Kidal before an African Union force on Tuesday.",
}
RULE, EDITION = "latest", "9.9.0"


@dataclass(frozen=True, slots=True)
class At:
    """A report whose words are pointed at."""

    report: str

    def __call__(self, words: str) -> Mark:
        start = TEXTS[self.report].index(words)
        return Mark(self.report, start, start + len(words), words)

    def sentence(self, words: str) -> Mark:
        """The sentence, by its first words."""
        start = TEXTS[self.report].index(words)
        stop = TEXTS[self.report].index(".", start) + 1
        return Mark(self.report, start, stop, TEXTS[self.report][start:stop])

    def paper(self, outlet: str | None = "Nile Post", **other: Any) -> Paper:
        """The report, of the Nile Post where nothing else is said."""
        text = TEXTS[self.report]
        own: dict[str, Any] = {"title": None, "outlet": outlet, "origin": f"outlet:{outlet}", "length": len(text)}
        own["url"] = f"https://www.nilepost.example/{self.report}"
        return replace(made.paper(self.report), **(own | other))

    def party(self, role: str, words: str, **other: Any) -> Party:
        """Someone, by the report's words; an organisation where nothing else is said."""
        return made.party(role, words, **({"kind": "organisation", "mark": self(words)} | other))

    def spot(self, words: str, **other: Any) -> Spot:
        """A place of no known division where nothing else is said."""
        return made.spot(words, **({"mark": self(words), "admin1": None} | other))

    def number(self, frame: str | None, low: float, words: str, **other: Any) -> Number:
        """A figure, by the report's words for it."""
        own = {"mark": self(words), "source": "Nile Post", "origin": "outlet:Nile Post", "unit": None}
        return made.number(frame, low, **(own | other))

    def said(self, claim: str, evidence: Mark, *voices: str) -> Said:
        """A claim of these voices, innermost first, in the Nile Post."""
        outlet = Voice("Nile Post", None, "Nile Post", None, False)
        return Said(claim, "affirmed", True, (*(made.voice(name) for name in voices), outlet), evidence)

    def telling(self, trigger: str, sentence: str, **other: Any) -> Telling:
        """A telling by the word for the deed and the first words of its sentence."""
        whole = self.sentence(sentence)
        own: dict[str, Any] = {
            "paper": self.paper(),
            "anchor": f"{self.report}:{self(trigger).start}",
            "trigger": self(trigger),
            "sentence": whole,
            "parties": (),
            "spots": (),
            "said": (self.said("clm_" + self.report[4:], whole),),
        }
        return made.telling(self.report, **(own | other))


def whole(kind: str, telling: Telling, *others: Telling, **of_event: Any) -> Whole:
    """An event of a type ("ASSAULT/drone") by its tellings; place, status and counts are those of the first."""
    name, _, mode = kind.partition("/")
    spot = telling.spots[0] if telling.spots else None
    where = Where(spot.name, spot.country, spot.level, spot.geonames, spot.lat, spot.lon) if spot else NOWHERE
    own: dict[str, Any] = {
        "type": name,
        "mode": mode or None,
        "trigger": telling.trigger.quote,
        "status": telling.status,
        "where": where,
        "when": telling.when,
        "reports": 1 + len(others),
        "outlets": 1 + len(others),
        "origins": 1 + len(others),
        "tellings": (telling, *others),
        "numbers": (),
    }
    return made.whole("evt_" + telling.paper.id[4:], **(own | of_event))


NOWHERE = Where(None, None, None, None, None, None)


def on(day: str, last: str = "", grain: str = "day") -> When:
    """A day, or the days from one to another."""
    return When(day, last or day, grain)


def drone() -> Whole:
    """A drone strike with two tolls that conflict, of two outlets; the market is nobody."""
    first, second = At("rpt_a1"), At("rpt_a2")
    town = {"country": "SDN", "admin1": "North Darfur", "geonames": 379003, "lat": 13.62793, "lon": 25.34936}
    title = "Strike on market kills a dozen"
    told = first.sentence("A Sudanese army")
    best = first.telling(
        "struck",
        "A Sudanese army",
        paper=first.paper(title=title, published="2026-11-15"),
        when=on("2026-11-14"),
        parties=(
            first.party(
                "actor", "Sudanese army", known="Sudanese Armed Forces", actor="ent_saf", country="SDN", sector="MIL"
            ),
            first.party("target", "a market", kind="place"),
            first.party("instrument", "drone", kind="weapon"),
        ),
        spots=(first.spot("El Fasher", **town),),
        said=(first.said("clm_a1", told, "Emergency Lawyers"),),
    )
    told = second.sentence("Nineteen")
    agency = Said(
        "clm_a2",
        "affirmed",
        True,
        (
            made.voice("director of the hospital"),
            made.voice("Global Press Agency"),
            Voice("Sahel Times", None, "Sahel Times", None, False),
        ),
        told,
    )
    other = second.telling(
        "struck",
        "In El Fasher",
        when=on("2026-11-14"),
        said=(agency,),
        sure=False,
        paper=second.paper("Sahel Times", url=None, origin="agency:Global Press Agency", published="2026-11-16"),
        parties=(second.party("target", "a market", kind="place"),),
        spots=(second.spot("El Fasher", **town),),
    )
    numbers = (
        first.number(
            "killed",
            12,
            "at least 12",
            high=None,
            bound=">=",
            of="people",
            as_of="2026-11-15",
            source="Emergency Lawyers",
            chain=("Emergency Lawyers",),
        ),
        second.number(
            "killed",
            19,
            "Nineteen",
            of="civilians",
            as_of="2026-11-16",
            source="director of the hospital",
            chain=("director of the hospital", "Global Press Agency"),
            origin="agency:Global Press Agency",
        ),
    )
    return whole("ASSAULT/drone", best, other, numbers=numbers, contexts=("military", "human_security"))


def arrest() -> Whole:
    """An arrest by police at a march; the place is a second division."""
    at = At("rpt_b")
    telling = at.telling(
        "arrested",
        "Police",
        paper=at.paper(published="2026-10-02"),
        when=on("2026-10-01"),
        parties=(
            at.party("actor", "Police", known="Kenya Police Service", actor="ent_kps", country="KEN", sector="COP"),
            at.party("recipient", "students", kind="group", sector="EDU"),
        ),
        spots=(
            at.spot(
                "Westlands",
                country="KEN",
                admin1="Nairobi County",
                admin2="Westlands",
                level="admin2",
                geonames=178440,
                lat=-1.2683,
                lon=36.8111,
            ),
        ),
        said=(at.said("clm_b", at.sentence("Police"), "police spokesman"),),
    )
    return whole(
        "COERCE/arrest", telling, numbers=(at.number("arrested", 14, "14", of="students"),), contexts=("legal",)
    )


def one_sided() -> Whole:
    """Civilians killed by a group, over three days, in a first division."""
    at = At("rpt_c")
    telling = at.telling(
        "killed",
        "Boko Haram",
        paper=at.paper(published="2026-06-06"),
        when=on("2026-06-03", "2026-06-05"),
        parties=(
            at.party("actor", "Boko Haram fighters", known="Boko Haram", actor="ent_bh", country="NGA", sector="REB"),
            at.party("recipient", "farmers", kind="group", country="NGA", sector="AGR"),
        ),
        spots=(at.spot("Borno", country="NGA", admin1="Borno", level="admin1", geonames=2346794, lat=11.5, lon=13),),
        said=(at.said("clm_c", at.sentence("Boko"), "residents"),),
    )
    nine = at.number("killed", 9, "nine", of="farmers", as_of="2026-06-06", source="residents", chain=("residents",))
    return whole("ASSAULT", telling, numbers=(nine,), contexts=("terrorism",))


def non_state() -> Whole:
    """A clash of two groups in some month, told with a hedge; both are told as acting."""
    at = At("rpt_d")
    telling = at.telling(
        "clashed",
        "Members",
        paper=at.paper(published="2026-04-01"),
        when=on("2026-03-01", "2026-03-31", "month"),
        parties=(
            at.party(
                "actor", "Members of the Gulf Cartel", known="Gulf Cartel", actor="ent_gc", country="MEX", sector="CRM"
            ),
            at.party(
                "actor", "the Northeast Cartel", known="Northeast Cartel", actor="ent_nc", country="MEX", sector="CRM"
            ),
        ),
        spots=(
            at.spot(
                "Reynosa Municipality",
                country="MEX",
                admin1="Tamaulipas",
                admin2="Reynosa Municipality",
                level="admin2",
                geonames=3520282,
                lat=26.0508,
                lon=-98.2279,
            ),
        ),
        said=(at.said("clm_d", at.sentence("Members"), "state prosecutor"),),
        hedged=True,
    )
    toll = at.number(
        "killed",
        21,
        "21",
        of="people",
        as_of="2026-04-01",
        source="state prosecutor",
        chain=("state prosecutor",),
        official=True,
    )
    return whole("ASSAULT", telling, numbers=(toll,), hedged=True, contexts=("crime",))


def peace() -> Whole:
    """A peace accord of a government and rebels, signed abroad; the report speaks itself."""
    at = At("rpt_e")
    telling = at.telling(
        "agreed",
        "The government",
        paper=at.paper(published="2026-05-21"),
        when=on("2026-05-20"),
        parties=(
            at.party(
                "actor",
                "The government of Colombia",
                known="Government of Colombia",
                actor="ent_co",
                country="COL",
                sector="GOV",
            ),
            at.party(
                "actor", "the ELN", known="National Liberation Army", actor="ent_eln", country="COL", sector="REB"
            ),
            at.party("topic", "a peace accord", kind="other"),
        ),
        spots=(at.spot("Havana", country="CUB", admin1="La Habana", geonames=3553478, lat=23.13302, lon=-82.38304),),
    )
    agreed = whole("AGREE", telling, contexts=("diplomatic",))
    return replace(agreed, event=replace(agreed.event, trigger="agreed on a peace accord"))


def sanction() -> Whole:
    """A sanction without a place."""
    at = At("rpt_f")
    telling = at.telling(
        "imposed sanctions",
        "The United",
        paper=at.paper(published="2026-02-11"),
        when=on("2026-02-11"),
        parties=(
            at.party(
                "actor",
                "The United States",
                known="United States",
                actor="ent_us",
                kind="country",
                country="USA",
                sector="GOV",
            ),
            at.party("recipient", "Iranian banks", country="IRN", sector="BUS"),
        ),
        said=(at.said("clm_f", at.sentence("The United"), "Treasury"),),
    )
    return whole("SANCTION/discontinue", telling, contexts=("economic",))


def protest() -> Whole:
    """A march without violence; whom it addresses is no side of it."""
    at = At("rpt_g")
    telling = at.telling(
        "marched",
        "About",
        paper=at.paper(published="2026-09-10"),
        when=on("2026-09-09"),
        parties=(
            at.party("actor", "teachers", kind="group", country="PER", sector="EDU"),
            at.party("recipient", "the government", country="PER", sector="GOV"),
        ),
        spots=(at.spot("Lima", country="PER", geonames=3936456, lat=-12.04318, lon=-77.02824),),
    )
    crowd = at.number("attended", 3000, "About 3,000", bound="~", of="teachers")
    return whole("PROTEST/demo", telling, numbers=(crowd,), contexts=("rights_freedoms",))


def denied() -> Whole:
    """An attack that is denied."""
    at = At("rpt_h")
    telling = at.telling(
        "struck",
        "The army",
        status="denied",
        when=on("2026-08-03"),
        parties=(at.party("actor", "its jets", kind="weapon"),),
    )
    return whole("ASSAULT/aerial", telling)


def planned() -> Whole:
    """A meeting that is planned."""
    at = At("rpt_i")
    telling = at.telling(
        "meet",
        "Foreign",
        status="planned",
        paper=at.paper(published="2026-07-31"),
        when=on("2026-08-03"),
        parties=(
            at.party("actor", "Amina Saleh", kind="person", country="TCD", sector="GOV"),
            at.party("recipient", "her Sudanese colleague", kind="person", country="SDN", sector="GOV", implied=True),
        ),
        spots=(at.spot("Cairo", country="EGY", geonames=360630, lat=30.06263, lon=31.24967),),
    )
    return whole("CONSULT", telling, contexts=("diplomatic",))


def disaster() -> Whole:
    """An earthquake: nobody acts."""
    at = At("rpt_j")
    telling = at.telling("earthquake", "A strong", when=on("2026-01-13"))
    return whole("DISASTER", telling, scheme="dateline", numbers=(at.number("killed", 3, "three"),))


def at_sea() -> Whole:
    """Two states' forces at sea; one denies it."""
    at = At("rpt_k")
    telling = at.telling(
        "rammed",
        "The Chinese",
        paper=at.paper(published="2026-04-18"),
        when=on("2026-04-17"),
        parties=(
            at.party("actor", "The Chinese navy", known="Chinese navy", country="CHN", sector="MIL"),
            at.party("recipient", "Philippine sailors", kind="group", country="PHL", sector="MIL"),
        ),
        spots=(at.spot("South China Sea", country=None, level="region", geonames=None, lat=12, lon=113),),
        said=(
            at.said("clm_k", at.sentence("The Chinese"), "Manila"),
            replace(at.said("clm_k2", at.sentence("Beijing"), "Beijing"), asserted="denied"),
        ),
    )
    two = at.number("killed", 2, "two", of="sailors", as_of="2026-04-18", source="Manila", chain=("Manila",))
    return whole("ASSAULT", telling, numbers=(two,), contested=True)


def country_only() -> Whole:
    """Militants against an army; no more than the country is told."""
    at = At("rpt_l")
    telling = at.telling(
        "killed",
        "Militants",
        paper=at.paper(published="2026-03-02"),
        when=on("2026-03-01"),
        parties=(
            at.party("actor", "Militants", kind="group", country="PAK", sector="UAF"),
            at.party("recipient", "soldiers", kind="group", country="PAK", sector="MIL"),
        ),
        spots=(at.spot("Pakistan", country="PAK", level="country", geonames=1168579, lat=30, lon=70),),
        said=(at.said("clm_l", at.sentence("Militants"), "army"),),
    )
    voiced: dict[str, Any] = {"as_of": "2026-03-02", "source": "army", "chain": ("army",), "official": True}
    numbers = (
        at.number("killed", 7, "seven", of="people", **voiced),
        at.number("killed", 5, "five", of="soldiers", standing="part", **voiced),
        at.number("killed", 2, "two", of="fighters", standing="part", **voiced),
    )
    return whole("ASSAULT", telling, numbers=numbers, contexts=("terrorism",))


def riot() -> Whole:
    """A riot in an American town."""
    at = At("rpt_m")
    telling = at.telling(
        "burned",
        "Rioters",
        paper=at.paper(published="2026-07-04"),
        when=on("2026-07-03"),
        parties=(
            at.party("actor", "Rioters", kind="group", sector="CVL"),
            at.party("target", "shops", kind="place"),
        ),
        spots=(at.spot("Portland", country="USA", admin1="Oregon", geonames=5746545, lat=45.5235, lon=-122.67621),),
    )
    return whole("PROTEST/riot", telling)


def withdrawal() -> Whole:
    """Forces of one organisation of states leave a town to those of another."""
    at = At("rpt_n")
    body = {"country": "IGO", "sector": "MIL"}
    telling = at.telling(
        "withdrew",
        "United",
        paper=at.paper(published="2026-10-28"),
        when=on("2026-10-27"),
        parties=(
            at.party("actor", "United Nations peacekeepers", known="United Nations", actor="ent_un", **body),
            at.party("recipient", "African Union force", known="African Union", actor="ent_au", **body),
        ),
        spots=(at.spot("Kidal", country="MLI", admin1="Kidal", geonames=2455290, lat=18.4411, lon=1.4078),),
    )
    return whole("RETREAT/withdraw", telling, contexts=("peacekeeping",))


EVENTS: tuple[Callable[[], Whole], ...] = (
    drone,
    arrest,
    one_sided,
    non_state,
    peace,
    sanction,
    protest,
    denied,
    planned,
    disaster,
    at_sea,
    country_only,
    riot,
    withdrawal,
)
