"""The store's schema: numbered steps that only go forward, each whole or not at all."""

from importlib.resources import files
from pathlib import Path

import apsw

from dateline.errors import StoreError
from dateline.store.transaction import whole

APPLICATION = 0x646C6E65  # "dlne": what marks a file as a store


def steps() -> dict[int, str]:
    """The steps by number: step 3 turns schema 2 into schema 3."""
    folder = files("dateline.store") / "migrations"
    found = sorted((item for item in folder.iterdir() if item.name.endswith(".sql")), key=lambda item: item.name)
    return {int(item.name.removesuffix(".sql")): item.read_text(encoding="utf-8") for item in found}


def check_readable(base: apsw.Connection, path: Path) -> None:
    """StoreError unless the file is a store of exactly today's schema."""
    held, newest = check_ours(base, path), max(steps())
    if held == 0:
        raise StoreError(f"{path} is empty (`dateline add` fills it)")
    if held < newest:
        raise StoreError(
            f"{path} has the older schema {held}, and this dateline reads schema {newest}: "
            f"`dateline link --store {path}` brings it up, and keeps a copy of the file as it was"
        )


def bring_up(base: apsw.Connection, path: Path) -> None:
    """Brings a file up to today's schema, one transaction a step; a store that holds something is copied first."""
    held, known = check_ours(base, path), steps()
    if 0 < held < max(known):
        _copy(base, path.with_name(f"{path.name}.schema{held}"))
    for number in range(held + 1, max(known) + 1):
        with whole(base):
            base.execute(known[number])
            base.pragma("application_id", APPLICATION)
            base.pragma("user_version", number)


def check_ours(base: apsw.Connection, path: Path) -> int:
    """The schema of a store; 0 for a file without anything in it. StoreError for what is no store, or a newer one's."""
    held: int = base.pragma("user_version")
    if base.pragma("application_id") != APPLICATION:
        if held or base.execute("SELECT 1 FROM sqlite_schema LIMIT 1").get:
            raise StoreError(f"{path} is not a dateline store")
        return 0
    newest = max(steps())
    if held > newest:
        raise StoreError(f"{path} has schema {held}, this dateline knows up to {newest}: use the newer dateline")
    return held


def _copy(base: apsw.Connection, target: Path) -> None:
    """A whole copy beside the store, made under another name so that half a copy is never taken for one."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    with apsw.Connection(str(part)) as copy, copy.backup("main", base, "main") as work:
        while not work.done:
            work.step(1000)
    copy.close()
    part.replace(target)
