"""One change of livelihood, line by line, and the values of the law that it rests on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from stegvis.definitions import DefinitionError, livelihood_flows, parameters_at, state_options
from stegvis.evaluation.one_change import LAST_YEAR
from stegvis.evaluation.state import StateError
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.reports.change_form import FIRST_YEAR, ChangeForm
from stegvis.web.reports.queries import behind, one

USUAL = {
    "before": "sjukpenning:100:25000",
    "after": "lon:100:25000",
    "municipality": "vasteras",
    "profile": "reference",
}


def change(request: Request) -> HttpResponse:
    """The page; the states stand in its address, nothing is kept."""
    usual = {**USUAL, "year": _year(request)}
    asked = "before" in request.GET
    data: dict[str, Any] = {**usual, **request.GET.dict()}
    form = ChangeForm(data=data) if asked else ChangeForm(initial=usual)
    found = None
    if asked and form.is_valid():
        try:
            found = one.change_of(**form.cleaned_data)
        except (StateError, DefinitionError) as fault:
            form.add_error(one.field_of(form.cleaned_data), str(fault))
    kinds = [flow for flow in livelihood_flows().values() if flow.evaluated]
    context = {"form": form, "found": found, "kinds": kinds, "options": state_options().values()}
    return render(request, "reports/change.html", context)


def values(request: Request) -> HttpResponse:
    """Every value of the law in a year."""
    year = _year(request)
    years = range(LAST_YEAR, FIRST_YEAR - 1, -1)
    return render(
        request,
        "reports/values.html",
        {"values": behind.values(date(year, 7, 1)), "year": year, "years": years},
    )


def value(request: Request, name: str) -> HttpResponse:
    """One value of the law: what it is in a year, from when, from where, and how sure."""
    year = _year(request)
    found = behind.value(parameters_at(date(year, 7, 1)), name)
    if found is None:
        raise Http404
    back = request.GET.urlencode() if "profile" in request.GET else ""
    return render(request, "reports/value.html", {"value": found, "year": year, "back": back})


def _year(request: Request) -> int:
    """The year that the address says, else that of its period's last day, else this one."""
    for said in (request.GET.get("year", ""), request.GET.get("to", "")[:4]):
        if said.isdecimal() and FIRST_YEAR <= int(said) <= LAST_YEAR:
            return int(said)
    return min(max(today().year, FIRST_YEAR), LAST_YEAR)
