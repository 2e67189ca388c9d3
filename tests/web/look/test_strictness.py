"""What the component page, the style and the script may not hold; and the colours can be read."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client

import stegvis.web

WEB = Path(stegvis.web.__file__).parent
TEMPLATES = sorted(WEB.rglob("templates/**/*.html"))
STATIC = WEB / "look" / "static" / "look"
CSS = (STATIC / "stegvis.css").read_text(encoding="utf-8")
SCRIPT = (STATIC / "stegvis.js").read_text(encoding="utf-8")
BANNED = {
    "a style attribute": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "code in the page": r"<script(?![^>]*\ssrc=)[^>]*>",
    "code in an attribute": r"\s(on[a-z]+|hx-on[:a-z-]*)\s*=\s*[\"']",
    "something from elsewhere": r"(src|href|action)=[\"'](https?:)?//",
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(WEB)))
def test_a_template_gives_htmx_nothing_to_evaluate(path: Path) -> None:
    assert re.findall(r"hx-on|[\"']js:|hx-vars", path.read_text(encoding="utf-8")) == []


def test_the_style_and_the_script_load_nothing_from_elsewhere() -> None:
    assert re.findall(r"url\((?!fonts/)[^)]*\)|@import", CSS) == []
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", SCRIPT) == []


def test_the_script_sets_no_style_and_evaluates_nothing() -> None:
    assert re.findall(r"\.style\b|cssText|innerHTML|\beval\(|new Function", SCRIPT) == []
    assert len(SCRIPT.splitlines()) <= 250


def test_every_font_of_the_style_is_there_with_its_licence() -> None:
    named = set(re.findall(r"url\((fonts/[^)]+)\)", CSS))
    assert named == {f"fonts/{p.name}" for p in (STATIC / "fonts").glob("*.woff2")}
    assert len(list((STATIC / "fonts").glob("OFL-*.txt"))) == 2


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    drawn = set(
        re.findall(r'<symbol id="i-([a-z]+)"', (WEB / "look/templates/look/sprite.html").read_text("utf-8"))
    )
    asked = {name for p in TEMPLATES for name in re.findall(r'{% icon "([a-z]+)"', p.read_text("utf-8"))}
    assert asked <= drawn


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+):(#[0-9a-f]{3,6});", block))


LIGHT = tokens(CSS[CSS.index(":root{") : CSS.index("@media (prefers-color-scheme:dark)")])
DARK = tokens(CSS[CSS.index(":root[data-theme=dark]{") : CSS.index("@media (pointer:coarse)")])


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * d for d in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


READ = [
    (text, ground)
    for text in ("ink", "ink-2", "ink-3", "brand", "due", "error")
    for ground in ("paper", "wash")
]
READ += [
    ("on-brand", "brand"),
    ("due", "due-tint"),
    ("error", "error-tint"),
    ("brand", "tint"),
    ("ink", "due-tint"),
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ)
def test_text_can_be_read_on_its_ground(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", ["edge", "focus", "chart-1", "chart-2", "chart-3", "chart-4"])
def test_marks_and_edges_can_be_seen(theme: dict[str, str], mark: str) -> None:
    assert contrast(theme[mark], theme["paper"]) >= 3


@pytest.mark.django_db
def test_the_component_page_is_open_and_whole(client: Client) -> None:
    answer = client.get("/komponenter/")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert html.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    assert [p for what, p in BANNED.items() if re.search(p, html)] == []


def test_the_chosen_theme_comes_with_the_page(client: Client) -> None:
    client.cookies["tema"] = "dark"
    assert b'<html lang="sv" data-theme="dark">' in client.get("/komponenter/").content
    client.cookies["tema"] = '"><script>'
    assert b'<html lang="sv">' in client.get("/komponenter/").content


def test_templates_need_not_load_the_language() -> None:
    assert "stegvis.web.look.templatetags.look" in settings.TEMPLATES[0]["OPTIONS"]["builtins"]
    assert "i-check" in Template('{% icon "check" %}').render(Context())


@pytest.mark.parametrize("number", ["400", "403", "403_form", "404", "500"])
def test_a_page_of_refusal_needs_no_person_team_or_database(number: str) -> None:
    html = render_to_string(f"look/{number}.html")
    assert html.count("<h1") == 1
