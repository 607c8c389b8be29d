"""W3C Web Annotation: every value of an event as an annotation on the characters that show it."""

from collections.abc import Iterator
from pathlib import Path

from dateline.exports.door import Asked, Form, Record
from dateline.exports.linked.anchors import Shelf, target_of
from dateline.exports.linked.annotation_fields import Field, fields
from dateline.exports.linked.stream import Json, Node, Seen, kept, write_list
from dateline.exports.linked.told import headline, named, urn
from dateline.exports.nouns import Whole

FORM = Form(
    "annotations",
    ".jsonld",
    "W3C Web Annotation (JSON-LD): a collection with one annotation a field",
    (
        "Times, and the verbs with which something is said, are not marked: their characters are not in the store.",
        "Positions hold in the stored text (cached, text_sha256), which for a page is the extracted text: on the page"
        " itself only the quote finds its place.",
        "Before and after a quote stand words of the same sentence; 32 characters of the text with --text full.",
        "With --text none there are positions only.",
        "Counts of reports, outlets and origins, what a policy event changes, and what links events, are left out.",
    ),
)
_CONTEXT: list[Json] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"dl": "urn:dateline:term:"},
]


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the one page of the collection, an annotation a line."""
    head: Node = {"@context": _CONTEXT, "id": urn("annotations:page:1"), "type": "AnnotationPage", "startIndex": 0}
    shelf = Shelf(record)

    def tail(count: int) -> Node:
        return {"partOf": _collection(record.asked) | {"total": count}}

    return write_list(target, head, ("items", _annotations(record, shelf)), tail)


def annotations(whole: Whole, asked: Asked, shelf: Shelf) -> Iterator[Node]:
    """All annotations of one event, each once."""
    seen = Seen()
    for field in fields(whole, asked.text):
        node = annotation(whole, field, asked, shelf)
        if seen.new(str(node["id"])):
            yield node


def annotation(whole: Whole, field: Field, asked: Asked, shelf: Shelf) -> Node:
    """One field of one telling: the body says what it is of which event, the target where it stands."""
    mark, event = field.mark, whole.event
    about = f"{field.words} ({headline(event, asked.text)}; {event.standing})"
    bodies: list[Node] = [
        {"type": "TextualBody", "purpose": "tagging", "value": field.role},
        {"type": "TextualBody", "purpose": "describing", "value": about, "format": "text/plain", "language": "en"},
        {"type": "SpecificResource", "purpose": "linking", "source": urn(event.id), "dl:status": event.status},
    ]
    if field.stands_for:
        bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": urn(field.stands_for)})
    node: Node = {
        "id": urn(f"annotation:{event.id}:{field.key}:{mark.report}:{mark.start}-{mark.end}"),
        "type": "Annotation",
        "motivation": field.motivation,
        "created": field.telling.paper.added_at,
        "body": list(bodies),
        "target": target_of(field.telling, mark, asked.text, shelf),
    }
    return kept(node | field.more)


def _annotations(record: Record, shelf: Shelf) -> Iterator[Node]:
    return (node for whole in record.events() for node in annotations(whole, record.asked, shelf))


def _collection(asked: Asked) -> Node:
    software: Node = {"id": named("edition", asked.edition), "type": "Software", "name": f"dateline {asked.edition}"}
    return {
        "id": urn("annotations"),
        "type": "AnnotationCollection",
        "label": "What dateline reads in the reports",
        "generator": software,
        "generated": asked.at,
    }
