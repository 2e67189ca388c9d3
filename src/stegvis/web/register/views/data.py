"""The register as a dataset, to take home."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.forms.data import ExportForm
from stegvis.web.register.queries import export


def data(request: Request) -> HttpResponse:
    """What has been handed out, and a form that hands out: the answer is the file."""
    form = ExportForm(request.POST or None, initial={"who": "own", "dates": "month"})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        packed, _ = export.handed_out(
            request.by,
            request.team,
            recipient=given["recipient"] if given["who"] == "other" else "",
            why=given["why"],
            whole_dates=given["dates"] == "day",
            decision=given["decision"],
        )
        answer = HttpResponse(packed, content_type="application/zip")
        answer.headers["Content-Disposition"] = f'attachment; filename="{request.team.code}.zip"'
        return answer
    may_import = policy.may(request.by, "data.import", request.team)
    context = {"form": form, "exports": export.exports(request.team), "may_import": may_import}
    return render(request, "register/data/data.html", context, status=422 if form.is_bound else 200)
