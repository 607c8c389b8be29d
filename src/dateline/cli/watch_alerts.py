"""`dateline alerts`: saved queries that tell of events the first time they are seen."""

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import apsw
import typer

from dateline.cli.asking import reading, write
from dateline.cli.filtering import ALL, EVERY, filtered
from dateline.cli.lines import plain
from dateline.cli.options import Private, SettingsFile
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import FAILED, notice, out, settings_from
from dateline.errors import SourceError
from dateline.query.answers import counted
from dateline.query.questions import Filter, in_words
from dateline.show.answers import as_json as plain_data
from dateline.store import Access, open_store

alerts_app = typer.Typer(
    no_args_is_help=True,
    help="Saved queries: each tells of an event once, the first time it is seen, as Atom, JSON Feed or to a webhook.",
)

Name = Annotated[str, typer.Argument(help="The query's name: letters, digits, - and _.")]
On = Annotated[str, typer.Option("--on", help="What it tells of, by commas: new, changed, withdrawn.")]
Webhook = Annotated[str | None, typer.Option("--webhook", help="Also send what it tells to this http(s) address.")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
Folder = Annotated[Path, typer.Argument(help="Where to: a folder, made where there is none.")]
Address = Annotated[str | None, typer.Option("--address", help="Where others reach the record's pages, for links.")]


@alerts_app.command("add")
@filtered(*ALL[:-2])
def add_alert(
    name: Name,
    asked: Filter = EVERY,
    on: On = "new",
    webhook: Webhook = None,
    store: StoreOption = None,
) -> None:
    """Save a query under a name, with the filters of `dateline events`. What it meets already it never tells."""
    from dateline.watch.alerts import Wish, save

    tells = tuple(dict.fromkeys(word.strip() for word in on.split(",") if word.strip()))
    with open_store(store_path(store), Access.WRITE) as opened:
        known = save(opened, Wish(name, asked, tells, webhook), _now())
    said = plain(in_words(asked)) or "every event"
    out.print(f"{name}: {said}; {counted(known, 'event')} known already, later ones will be told", markup=False)


@alerts_app.command("list")
def list_alerts(store: StoreOption = None, as_json: AsJson = False) -> None:
    """Show the saved queries, and how much each has told."""
    from dateline.query.alerts import alerts

    with reading(store) as base:
        found = alerts(base)
    if as_json:
        write(json.dumps({"schema_version": 1, "items": plain_data(found)}, ensure_ascii=False) + "\n")
        return
    for one in found:
        told = f"{one.items} told" + (f", last {one.last_at[:16].replace('T', ' ')}" if one.last_at else "")
        hook = f" · to {one.webhook}" if one.webhook else ""
        kept = [f"{one.waiting} waiting"] * bool(one.waiting) + [f"{one.failed} given up"] * bool(one.failed)
        line = f"{one.name} · {plain(one.asked)} · {', '.join(one.tells)} · {told}{hook}"
        out.print(line + (f" ({', '.join(kept)})" if kept else ""), markup=False, soft_wrap=True)
    if not found:
        out.print("no query is saved: dateline alerts add NAME")


@alerts_app.command("remove")
def remove_alert(name: Name, store: StoreOption = None) -> None:
    """Take a saved query away, with all that it told."""
    from dateline.store.alerts import drop_alert

    with open_store(store_path(store), Access.WRITE) as opened:
        drop_alert(opened, name)
    notice(f"{name} is removed")


@alerts_app.command("run")
def run_alerts(store: StoreOption = None, allow_private: Private = False, settings_file: SettingsFile = None) -> None:
    """Look at what `dateline add` brought, and send what is due to webhooks. `dateline watch` does it by itself."""
    from dateline.cli.watch import Stop, web_of
    from dateline.watch.alerts import look
    from dateline.watch.webhook import deliver

    settings = settings_from(settings_file)
    with open_store(store_path(store, settings), Access.WRITE) as opened:
        told = look(opened, _now())
        sent = deliver(opened, web_of(settings, Stop(threading.Event()), private=allow_private), settings.watch)
    out.print(f"{told} told · {sent.sent} sent to webhooks" + f" · {sent.failed} could not be sent" * bool(sent.failed))
    if sent.failed:
        raise typer.Exit(FAILED)


@alerts_app.command("write")
def write_alerts(
    folder: Folder, address: Address = None, store: StoreOption = None, settings_file: SettingsFile = None
) -> None:
    """Write every saved query as NAME.atom and NAME.json into a folder, to be put on any host."""
    settings = settings_from(settings_file)
    with reading(store_path(store, settings)) as base:
        try:
            many = _write_feeds(base, folder, address or settings.watch.address)
        except OSError as error:
            raise SourceError(f"cannot write into {folder}: {error.strerror}") from error
    notice(f"{counted(many, 'feed')} in {folder}")


def _write_feeds(base: apsw.Connection, folder: Path, address: str) -> int:
    """Writes each saved query in each form, each file whole or not at all; how many."""
    from dateline.query.alerts import alerts
    from dateline.watch.alert_feeds import FORMS, alert_feed, written

    folder.mkdir(parents=True, exist_ok=True)
    found = [(one.name, form) for one in alerts(base) for form in FORMS]
    for name, form in found:
        feed = alert_feed(base, name, address, form)
        assert feed is not None
        part = folder / f"{name}.{form}.part"
        part.write_bytes(written(feed, form))
        part.replace(folder / f"{name}.{form}")
    return len(found)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
