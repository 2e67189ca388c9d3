"""Which team is being worked in, and what is being typed?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from stegvis.web.access import drafts, signin


@require_POST
def choose_team(request: HttpRequest) -> HttpResponse:
    """Works in another team from now on; one that the user has no role in is left unchosen."""
    chosen = request.POST.get("team", "")
    if chosen.isdigit() and int(chosen) in signin.known(request.by):  # type: ignore[attr-defined]
        request.session["team"] = int(chosen)
    return redirect("/")


@require_POST
def keep_draft(request: HttpRequest) -> JsonResponse:
    """Keeps what has been typed in a form; answers with the time of day."""
    key = request.POST.get("key", "")
    if not url_has_allowed_host_and_scheme(key, allowed_hosts=None) or not key.startswith("/"):
        return JsonResponse({"error": "Utkastet saknar sida."}, status=400)
    kept = drafts.keep(request.user, key, dict(request.POST.lists()))  # type: ignore[arg-type]
    return JsonResponse({"saved": timezone.localtime(kept.saved_at).strftime("%H.%M")})
