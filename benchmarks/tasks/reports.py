"""Real pages and texts: every one must be read; says how much was found in each."""

from pathlib import Path

from benchmarks.reading import digest, gold, json_lines, reader


def gold_digest() -> str:
    """Digest of the list of reports."""
    return digest([gold("reports/reports.jsonl")])


def run() -> tuple[str, dict[str, float]]:
    """The share of reports read, and counts for each."""
    from datetime import date
    from io import BytesIO

    from dateline.batch import read_stream
    from dateline.ingest import Intake, gather
    from dateline.model.reading import Failure
    from dateline.settings import Settings

    folder, settings = gold("reports"), Settings()
    lines, read, rows = [], 0, json_lines(folder / "reports.jsonl")
    for row in rows:
        day = date.fromisoformat(row["published"]) if row.get("published") else None
        intake = Intake(day, row.get("outlet"), False, settings.fetch, settings.read.max_characters)
        name = Path(row["file"]).name
        for result in read_stream(gather([str(folder / name)], intake, BytesIO()), reader().stages):
            if isinstance(result, Failure):
                lines.append(f"{name:8} FAILED {result.stage}: {result.error}")
                continue
            read += 1
            kinds = [s.kind.value for s in result.report.sections]
            junk = sum(kind in ("related", "boilerplate") for kind in kinds)
            lines.append(
                f"{name:8} {result.report.published} {len(result.events):3} events {len(result.claims):3} claims "
                f"{len(result.attributions):3} attributions {len(kinds):3} sections ({junk} junk) {result.report.title}"
            )
    return "\n".join(lines), {"read": read / len(rows)}
