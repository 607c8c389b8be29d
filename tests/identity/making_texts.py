"""Invented reports for the tests of copies and stories."""

from dateline.model.copying import Text

FERRY = (
    "The ferry Aurelia ran aground off the island of Brenn early on Tuesday with 214 people on board. "
    "All passengers were brought ashore within three hours by fishing boats and a coast guard launch. "
    "The harbour master, Ilse Torven, said the vessel had left its marked channel in thick fog. "
    "Divers will look at the hull before the ship is towed to the mainland."
)
OWN_WORDS = (
    "Nobody in Brenn slept much that night. Shopkeepers carried blankets to the quay while children counted the boats. "
    "By noon the school gym had become a dormitory, and the bakery gave away everything it had."
)


def text(item: int, words: str, **given: str | None) -> Text:
    """A report with these words; what is not given is unknown."""
    return Text(
        item=item,
        id=f"rpt_{item}",
        published=given.get("published"),
        outlet=given.get("outlet"),
        origin=given.get("origin"),
        byline=given.get("byline"),
        title=given.get("title"),
        text=words,
        body=(),
        names=frozenset(),
    )
