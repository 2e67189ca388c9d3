"""Läs in: which way into the register a file takes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from stegvis.web.access.request import Request


def imports(request: Request) -> HttpResponse:
    """The ways there are, each with what it is for."""
    return render(request, "register/data/imports.html")
