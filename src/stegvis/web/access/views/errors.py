"""What does somebody see when a page cannot be shown?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent could not be understood."""
    return render(request, "look/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: refused."""
    return render(request, "look/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: missing, or another team's: the answer is the same."""
    return render(request, "look/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return render(request, "look/500.html", status=500)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 where a form's key was missing or old: what was typed lies in the draft."""
    return render(request, "look/403_form.html", status=403)
