"""The size and shape of the source."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = sorted((ROOT / "src").rglob("*.py"))
PYTHON = [*SOURCE, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_a_file_stops_at_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SOURCE, ids=name)
def test_a_function_stops_at_40_statements(path: Path) -> None:
    long = {f.name: sum(isinstance(n, ast.stmt) for n in ast.walk(f)) - 1 for f in functions(path)}
    assert {f: n for f, n in long.items() if n > 40} == {}


@pytest.mark.parametrize("path", SOURCE, ids=name)
def test_no_import_hides_in_a_function(path: Path) -> None:
    hidden = [n for f in functions(path) for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)]
    assert [n.lineno for n in hidden] == []


@pytest.mark.parametrize("path", [p for p in SOURCE if p.read_text(encoding="utf-8").strip()], ids=name)
def test_a_module_opens_with_one_sentence(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said is not None
    assert said.splitlines()[0].rstrip().endswith((".", "?"))


def test_rooms_have_names_of_their_own() -> None:
    assert [p for p in SOURCE if re.search(r"/(utils?|helpers?|common|misc)(\.py|/)", str(p))] == []


def test_every_todo_has_an_issue() -> None:
    loose = re.compile(r"#\s*(TODO|FIXME|XXX|HACK)(?!.*#\d+)")
    assert [name(p) for p in PYTHON if loose.search(p.read_text(encoding="utf-8"))] == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    given_up = re.compile(r"pytest\.(skip|xfail)\(|@pytest\.mark\.(skip|xfail)\b")
    assert [
        name(p) for p in PYTHON if p != Path(__file__) and given_up.search(p.read_text(encoding="utf-8"))
    ] == []
