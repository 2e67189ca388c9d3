"""How does an address say who may open it?"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path

from stegvis.web.access.policy import OPEN, SIGNED_IN, actions

View = Callable[..., HttpResponseBase]


def page(route: str, view: View, name: str, *, may: str) -> URLPattern:
    """An address for those who may do `may` (an action of policy.yaml, or "signed_in")."""
    if may != SIGNED_IN and may not in actions():
        raise ValueError(f"{name}: {may} finns inte i access/policy.yaml")
    return path(route, _marked(view, may), name=name)


def open_page(route: str, view: View, name: str) -> URLPattern:
    """An address for anyone, without signing in."""
    return path(route, _marked(view, OPEN), name=name)


def wrapped(route: str, module: str, *, may: str, open_names: set[str]) -> URLResolver:
    """The addresses of another package, each marked as `may`, or as open where its name is given."""
    return path(route, include((list(_each(import_module(module).urlpatterns, may, open_names)), "")))


def _each(patterns: list[Any], may: str, open_names: set[str]) -> Any:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = list(_each(pattern.url_patterns, may, open_names))
            pattern.url_patterns = inner
            yield pattern
        else:
            pattern.callback = _marked(pattern.callback, OPEN if pattern.name in open_names else may)
            yield pattern


def _marked(view: View, action: str) -> View:
    @wraps(view)
    def marked(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        return view(request, *given, **named)

    marked.action = action  # type: ignore[attr-defined]
    return marked
