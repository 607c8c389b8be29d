"""The Python of docs/many.md does what the page says, on the store that the page makes."""

import doctest
import importlib.util
import re
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def test_python_of_the_page_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("docs_outputs_of_many", DOCS / "outputs.py")
    assert spec is not None and spec.loader is not None
    outputs = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, outputs)
    spec.loader.exec_module(outputs)
    monkeypatch.chdir(Path(outputs.many()).parent)
    blocks = re.findall(r"^```pycon\n(.*?)^```$", (DOCS / "many.md").read_text(encoding="utf-8"), re.M | re.S)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "many.md", "many.md", 0)
    assert examples.examples
    told: list[str] = []
    failed = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples, out=told.append).failed
    assert not failed, "".join(told)
