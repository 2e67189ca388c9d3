"""What the repository may and must hold."""

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / line for line in listed.split("\0") if line and (ROOT / line).is_file()]


def texts() -> dict[str, str]:
    small = [p for p in tracked() if p.stat().st_size < 2_000_000]
    return {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8", errors="ignore") for p in small}


def test_the_front_door_is_complete() -> None:
    wanted = "README.md README.sv.md ARCHITECTURE.md GLOSSARY.md CONTRIBUTING.md CHANGELOG.md LICENSE SECURITY.md Makefile .ci/run"
    assert [name for name in wanted.split() if not (ROOT / name).is_file()] == []


def test_locked_requirements_hold_hashes_and_no_addresses() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "--index" not in text


def test_no_package_registry_is_named() -> None:
    hosts = re.compile(
        "|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", "find" + "-links"))
    )
    assert [name for name, text in texts().items() if hosts.search(text)] == []


def test_no_personal_identity_number_is_written() -> None:
    looks_like = re.compile(r"\b(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[-+]\d{4}\b")
    assert [name for name, text in texts().items() if looks_like.search(text)] == []


def test_every_dependency_says_why_it_is_there() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if re.match(r'^\s+"[a-z].*[><=~]', line) and "hatchling" not in line]
    assert [line for line in entries if "#" not in line] == []


def test_every_command_is_in_the_handbook() -> None:
    handbook = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "docs").rglob("*.md"))
    commands = PROJECT["project"]["entry-points"]["stegvis.commands"]
    assert [name for name in commands if f"stegvis {name}" not in handbook] == []


def test_every_make_target_is_explained_by_make_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^\.PHONY: (\S+)", makefile, re.MULTILINE)
    explained = re.findall(r"^(\S+):.*## ", makefile, re.MULTILINE)
    assert set(targets) <= set(explained)


def test_every_link_of_the_documentation_leads_to_a_file() -> None:
    linked = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)[^)]*\)")
    pages = [path for path in tracked() if path.suffix == ".md"]
    links = [(page, link) for page in pages for link in linked.findall(page.read_text(encoding="utf-8"))]
    assert len(links) > 100
    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []


def test_every_page_of_the_handbook_has_a_number_of_its_own_and_is_in_its_contents() -> None:
    pages = sorted(path.name for path in (ROOT / "docs/handbok").glob("*.md"))
    contents = (ROOT / "docs/handbok" / pages[0]).read_text(encoding="utf-8")
    assert [page for page in pages[1:] if f"({page})" not in contents] == []
    numbers = [page.split("-")[0] for page in pages]
    assert [page for page in pages if numbers.count(page.split("-")[0]) > 1] == []
