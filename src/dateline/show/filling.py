"""How the templates are filled: everything is escaped, a missing name is an error."""

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape


def environment() -> Environment:
    """The templates of this package; outside text is always escaped."""
    return Environment(
        loader=PackageLoader("dateline.show"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
