"""A participant asks for a new link to the own page; what is answered is the same whoever asks, and for whichever address."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from stegvis.web.access import guesses
from stegvis.web.access.by import By
from stegvis.web.surveys.answering.page import said, spoken
from stegvis.web.surveys.commands import own as commands
from stegvis.web.surveys.forms.own import AgainForm
from stegvis.web.surveys.messages.channels import CHANNELS
from stegvis.web.surveys.views.own import own_language, remembered

ASKED = 10  # times from one place within a quarter of an hour


class Afterwards(HttpResponse):
    """An answer after which something is done, when the last byte of it has gone: so the time it takes tells nothing."""

    todo: Callable[[], None]

    def close(self) -> None:
        """Does it, once, while the connection to the database is still open."""
        todo, self.todo = self.todo, lambda: None
        try:
            todo()
        finally:
            super().close()


def again(request: HttpRequest) -> HttpResponse:
    """Where the link is to be sent; then that it is on its way, if the address is one that a team may send to."""
    language = own_language(request)
    form = AgainForm(request.POST if request.method == "POST" else None, language=language)
    if not form.is_valid():
        status = 422 if form.errors else 200
        shown = spoken(request, "surveys/own/again.html", {"form": form}, status, language)
        return remembered(request, shown)
    place = f"own again {request.META.get('REMOTE_ADDR', '')}"
    if guesses.too_many(place, ASKED):
        return said(request, "too_many", language=language, status=429)
    guesses.wrong(place)
    way, address = form.cleaned_data["where"]
    told = said(request, "own_asked", language=language)
    answer = Afterwards(told.content, headers=dict(told.items()))
    by = By(None, "phone:own_again", name="Deltagaren")
    answer.todo = lambda: commands.ask_again(
        by, way=way, address=address, language=language, channels=CHANNELS
    )
    return answer
