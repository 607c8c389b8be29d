"""The coder of dateline's own rules: triggers, arguments, standing, one event for several mentions."""

from dataclasses import dataclass

from dateline import events
from dateline.doors import Built, Resources
from dateline.events.doors.checked import Code


@dataclass(frozen=True, slots=True)
class Settings:
    """None of its own: which types are coded is `extension` under [coding]."""


def build(settings: Settings, resources: Resources) -> Built[Code]:
    """The coder of the schemes asked for; it rests on no model."""
    return Built(events.build(resources.schemes))
