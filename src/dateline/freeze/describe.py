"""What machines read of a package: datapackage.json (Frictionless) and ro-crate-metadata.json (RO-Crate 1.1)."""

import json
from collections.abc import Iterable, Sequence

from dateline.freeze.nouns import Column, Label, Sheet, Written
from dateline.records import Json

_TYPES = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "list": "array"}
_MEDIA = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "md": "text/markdown",
    "cff": "text/x-yaml",
    "json": "application/json",
}
FORMAT = 1  # of the package: columns may be added within one number, none is renamed or dropped


def datapackage(label: Label, sheets: Sequence[Sheet], files: Iterable[Written], more: dict[str, Json]) -> str:
    """Tables with their columns, keys, counts and hashes; `more` is what only dateline says (editions, last freeze)."""
    by_path = {file.path: file for file in files}
    resources = [
        _resource(sheet, by_path[f"data/{sheet.name}.{ending}"], ending)
        for ending in ("csv", "parquet")
        for sheet in sheets
    ]
    package: dict[str, Json] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "dateline-record",
        "title": label.title,
        "version": label.version,
        "description": "Claims read from news reports: who did what to whom, when, where, how many, according to whom.",
        "contributors": [{"title": author, "roles": ["compiler"]} for author in label.authors],
        "resources": resources,
        "dateline": {"format": FORMAT, "text": label.text.value, **more},
    }
    if label.day:
        package["created"] = f"{label.day}T00:00:00Z"
    return _json(package)


def _resource(sheet: Sheet, file: Written, ending: str) -> dict[str, Json]:
    plain: dict[str, Json] = {"encoding": "utf-8", "dialect": {"delimiter": ",", "lineTerminator": "\n"}}
    return {
        "name": sheet.name if ending == "csv" else f"{sheet.name}-{ending}",
        "path": file.path,
        "format": ending,
        "mediatype": _MEDIA[ending],
        **(plain if ending == "csv" else {}),
        "description": sheet.meaning,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
        "schema": {
            "fields": [_field(column) for column in sheet.columns],
            "primaryKey": [sheet.key],
            "foreignKeys": [
                {
                    "fields": [c.name],
                    "reference": {"resource": table if table != sheet.name else "", "fields": [column]},
                }
                for c in sheet.columns
                for table, _, column in [c.key.partition(".")]
                if column
            ],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Json]:
    field: dict[str, Json] = {"name": column.name, "type": _TYPES[column.type], "description": column.meaning}
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, Json] = {"required": True, "unique": True} if column.key == "primary" else {}
    if column.values:
        constraints["enum"] = list(column.values)
    return field | ({"constraints": constraints} if constraints else {})


def crate(label: Label, files: Sequence[Written], editions: Sequence[str]) -> str:
    """The package as an RO-Crate: what it is, its files with size and hash, and the program that made it."""
    root: dict[str, Json] = {
        "@id": "./",
        "@type": "Dataset",
        "name": label.title,
        "version": label.version,
        "description": "A frozen record of claims read from news reports, each with its source and place in the text.",
        "author": [{"@id": f"#author-{n}"} for n, _ in enumerate(label.authors, 1)],
        "hasPart": [{"@id": file.path} for file in files],
        "mentions": [{"@id": "#making"}],
        "license": {"@id": "#terms"},
    }
    if label.day:
        root["datePublished"] = label.day
    graph: list[Json] = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        },
        root,
        {"@id": "#terms", "@type": "CreativeWork", "name": "See README.md: quotes stay their publishers'."},
        {
            "@id": "#making",
            "@type": "CreateAction",
            "instrument": [{"@id": f"#dateline-{edition}"} for edition in editions],
            "result": {"@id": "./"},
        },
        *(_named(f"#dateline-{edition}", "SoftwareApplication", f"dateline {edition}") for edition in editions),
        *(_named(f"#author-{n}", "Person", name) for n, name in enumerate(label.authors, 1)),
        *(_part(file) for file in files),
    ]
    return _json({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph})


def _named(name: str, kind: str, words: str) -> dict[str, Json]:
    return {"@id": name, "@type": kind, "name": words}


def _part(file: Written) -> dict[str, Json]:
    ending = file.path.rpartition(".")[2]
    return {
        "@id": file.path,
        "@type": "File",
        "contentSize": str(file.size),
        "encodingFormat": _MEDIA.get(ending, "text/plain"),
        "sha256": file.sha256,
    }


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
