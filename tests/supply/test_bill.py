"""The bill of materials is valid CycloneDX, the same every time, and lists what there is with hash and licence."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from tools.locks import LOCKS, RUN, entries_of, hashes, requirement
from tools.sbom import NAME, bill, text

from dateline.tables import resource_files

ROOT = Path(__file__).parents[2]


def components() -> dict[str, dict[str, object]]:
    found = bill(ROOT)["components"]
    assert isinstance(found, list)
    return {str(one["bom-ref"]): one for one in found}


def test_the_command_writes_what_the_schema_of_cyclonedx_admits(tmp_path: Path) -> None:
    out = tmp_path / "dist" / NAME
    command = [sys.executable, str(ROOT / "tools" / "sbom.py"), str(out)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(out.read_text(encoding="utf-8"))
    assert wrong is None, str(wrong)[:500]
    assert out.read_text(encoding="utf-8") == text(ROOT)


def test_the_schema_refuses_a_bill_with_an_invented_licence() -> None:
    broken = json.loads(text(ROOT))
    broken["components"][0]["licenses"] = [{"license": {"id": "Mine-1.0"}}]
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(broken)) is not None


def test_every_component_has_a_licence_and_hashes() -> None:
    for ref, one in components().items():
        found = [one, *one.get("externalReferences", [])]  # type: ignore[misc]  # JSON
        assert one["licenses"] and any(part.get("hashes") for part in found), ref


def test_what_run_time_needs_stands_in_it_as_locked() -> None:
    listed = components()
    for entry in entries_of(LOCKS / f"{RUN}.txt"):
        one = requirement(entry)
        part = listed[f"pkg:pypi/{one.name}@{next(iter(one.specifier)).version}"]
        (reference,) = part["externalReferences"]  # type: ignore[misc]  # JSON
        assert sorted(f"sha256:{each['content']}" for each in reference["hashes"]) == sorted(hashes(entry))


def test_data_and_the_model_stand_in_it_with_the_hashes_of_their_files() -> None:
    listed = components()
    for name, file in resource_files():
        part = listed[f"dateline/resources/{name}"]
        assert part["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(file.read_bytes()).hexdigest()}]
    (model,) = [one for one in listed.values() if one["type"] == "machine-learning-model"]
    assert len(model["components"]) > 20  # type: ignore[arg-type]  # JSON
    assert len([ref for ref in listed if ref.startswith("pkg:npm/maplibre-gl@")]) == 1


def test_it_bears_a_time_only_where_one_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert "timestamp" not in bill(ROOT)["metadata"] and "serialNumber" not in bill(ROOT)  # type: ignore[operator]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert bill(ROOT)["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"  # type: ignore[index]  # JSON


def test_the_wheel_carries_it_among_its_metadata(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as held:
        (name,) = [name for name in held.namelist() if name.endswith(f".dist-info/sboms/{NAME}")]
        assert held.read(name).decode() == text(ROOT)
