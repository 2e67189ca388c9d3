"""Läs in: which way into the register a file takes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from stegvis.web.access.request import Request
from stegvis.web.register.queries import imports as queries


def imports(request: Request) -> HttpResponse:
    """The ways there are, each with what it is for, and what has been read in."""
    return render(request, "register/data/imports.html", {"imports": queries.imports(request.team)})
