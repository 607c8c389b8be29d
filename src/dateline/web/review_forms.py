"""What a review asks for, as JSON or from the form of the page, checked."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dateline.model.review import Field as Part

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4_000)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
NUMBER = "quantity"  # a claim with several has a field for each: quantity.1, quantity.2 …
_ROLES = {"actor": "actor", "recipient": "recipient", "target": "target", "place": "place", "source": "said_by"}


class ReviewAsked(BaseModel):
    """One deed. `subject`: what it is about; `fields`: what an edit puts where; `other`: the second side of a merge;
    `revision`: what is undone. Several numbers are parted by semicolons."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    act: Literal["accept", "reject", "edit", "note", "merge", "split", "undo"]
    subject: Line = ""
    by: Name
    why: Line = ""
    fields: dict[Part, Line] = Field(default_factory=dict)
    other: Line = ""
    revision: Line = ""


class RatingAsked(BaseModel):
    """How far a source is trusted: A to F, why, by whom."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Name
    grade: Annotated[str, StringConstraints(strip_whitespace=True, to_upper=True, pattern="^[A-Fa-f]$")]
    why: Name
    by: Name


def review_of_form(form: Mapping[str, str]) -> ReviewAsked:
    """The deed of the page's form: a field counts as edited where it is not what it was when the page was made.

    pydantic.ValidationError for what is no deed.
    """
    edits = {name: form[name] for name in _edited(form)}
    edits |= {name: value for name, value in _picked(form).items() if value}
    numbers = "; ".join(value for name, value in edits.items() if name.startswith(NUMBER))
    fields = {name: value for name, value in edits.items() if not name.startswith(NUMBER)}
    fields |= {NUMBER: numbers} if numbers else {}
    known = ("act", "subject", "by", "why", "other", "revision")
    given = {name: form[name] for name in known if name in form}
    return ReviewAsked.model_validate({**given, "fields": fields if given.get("act") == "edit" else {}})


def _edited(form: Mapping[str, str]) -> list[str]:
    names = [name.removeprefix("was.") for name in form if name.startswith("was.")]
    return [name for name in names if name in form and form[name].strip() != form[f"was.{name}"].strip()]


def _picked(form: Mapping[str, str]) -> Mapping[str, str]:
    """Words chosen in the text, for the role that was chosen with them."""
    role, start, end = (form.get(name, "") for name in ("role", "start", "end"))
    if not (start.isdigit() and end.isdigit()):
        return {}
    if role == "quantity":
        return {"quantity": f"{start}-{end}:{form.get('exact', '')}"}
    name = _ROLES.get(role, "")
    value = form.get("exact", "") if role == "place" else f"{start}-{end}"
    return {name: value} if name else {}
