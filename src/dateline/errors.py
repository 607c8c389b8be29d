"""Everything dateline raises on purpose.

DatelineError            an operator can mend it; the message says how
├── ConfigError          dateline.toml or an option is wrong
├── ResourceError        a data file, model or gazetteer is missing, stale or altered
├── SourceError          an input cannot be read at all (raised before the first report)
├── FetchError           a page was refused or could not be fetched
└── StoreError           a store is missing, in use, full, damaged or of a newer version
    └── StoreBusyError   another process is writing to it: the same again will do

What is unclear in a text is not an error but a value: `dateline.model.doubt.Unresolved`.
What breaks on one report is a row: `dateline.model.reading.Failure`.
"""


class DatelineError(Exception):
    """An operator can mend this; the message says what is wrong and how."""


class ConfigError(DatelineError):
    """A setting or option has a wrong name or value."""


class ResourceError(DatelineError):
    """A data file, model or gazetteer is missing, out of date or altered."""


class SourceError(DatelineError):
    """One input cannot be turned into a report."""


class FetchError(SourceError):
    """A URL was refused by policy or could not be fetched."""


class StoreError(DatelineError):
    """A store is missing, in use by another writer, out of room, damaged, or made by a newer version."""


class StoreBusyError(StoreError):
    """Another process is writing to the store; when it is done, the same again will do."""
