"""The register extract of one person: to read, print and take along."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from stegvis.web.access.request import Request
from stegvis.web.register.queries import extract as queries


def extract(request: Request, pk: int) -> HttpResponse:
    """Everything about a person on one page."""
    told = queries.extract(request.by, pk, "html")
    return render(request, "register/people/extract.html", {"told": told, "pk": pk})


def as_file(request: Request, pk: int) -> HttpResponse:
    """The same as a JSON file."""
    told = queries.extract(request.by, pk, "json")
    response = HttpResponse(told.as_json(), content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="registerutdrag.json"'
    return response
