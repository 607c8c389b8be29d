"""The house's budgets and bans, checked on every file."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "dateline"
FILES = sorted(SOURCE.rglob("*.py"))
IDS = [str(path.relative_to(SOURCE)) for path in FILES]

MAX_FILE, MAX_MODEL_FILE, MAX_FUNCTION, MAX_PARAMETERS, MAX_NESTING = 300, 120, 40, 5, 4
BANNED_NAMES = {"utils", "helpers", "common", "misc", "manager", "context", "handler"}
EDGES = ("cli", "ingest")
FORBIDDEN_CALLS = {"today", "now", "utcnow", "uuid4", "uuid1", "getenv", "time_ns"}
FORBIDDEN_MODULES = {"random", "uuid", "secrets", "pickle"}
BLOCKS = (ast.For, ast.While, ast.If, ast.With, ast.Try, ast.Match)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def own_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def depth(node: ast.AST, level: int = 0) -> int:
    """Deepest nesting of blocks; an elif is no deeper than its if."""
    deepest = level
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, depth(child, level + (isinstance(child, BLOCKS) and not is_elif)))
    return deepest


@pytest.fixture(params=FILES, ids=IDS)
def source(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_file_budget(source: Path) -> None:
    limit = MAX_MODEL_FILE if source.parent.name == "model" else MAX_FILE
    assert len(source.read_text(encoding="utf-8").splitlines()) <= limit


def test_function_budgets(source: Path) -> None:
    for node in functions(ast.parse(source.read_text(encoding="utf-8"))):
        arguments = [a for a in (*node.args.posonlyargs, *node.args.args) if a.arg not in ("self", "cls")]
        where = f"{source.name}:{node.lineno} {node.name}"
        assert own_lines(node) <= MAX_FUNCTION, where
        assert source.parent.name == "cli" or len(arguments) <= MAX_PARAMETERS, where
        assert depth(node) < MAX_NESTING, where


def test_no_boolean_parameters(source: Path) -> None:
    if source.parent.name == "cli":  # a command's flags are what a person types
        return
    for node in functions(ast.parse(source.read_text(encoding="utf-8"))):
        for argument in (*node.args.args, *node.args.kwonlyargs):
            kind = argument.annotation
            assert not (isinstance(kind, ast.Name) and kind.id == "bool"), f"{source.name}:{node.lineno} {node.name}"


def test_names_say_something(source: Path) -> None:
    assert source.stem not in BANNED_NAMES


def test_no_clock_or_chance_below_the_edges(source: Path) -> None:
    if source.relative_to(SOURCE).parts[0] in EDGES:  # the edges may look at the clock
        return
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in FORBIDDEN_CALLS, f"{source.name}:{node.lineno}"
        if isinstance(node, ast.Attribute):
            assert node.attr != "environ", f"{source.name}:{node.lineno}"
        if isinstance(node, ast.Import):
            assert not FORBIDDEN_MODULES & {name.name for name in node.names}, f"{source.name}:{node.lineno}"


def test_errors_are_caught_by_kind(source: Path) -> None:
    if source.name == "batch.py":  # the one place that may catch everything
        return
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{source.name}:{node.lineno}"
            assert not (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))


def test_public_names_have_a_docstring(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    assert source.name == "__init__.py" or ast.get_docstring(tree), source.name
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{source.name}: {node.name}"


def test_functions_are_short_on_the_whole() -> None:
    sizes = sorted(own_lines(node) for path in FILES for node in functions(ast.parse(path.read_text(encoding="utf-8"))))
    assert sizes[len(sizes) * 9 // 10] <= 25


def test_one_way_down() -> None:
    import subprocess
    import sys

    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    done = subprocess.run(command, cwd=SOURCE.parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
