"""How does a form that is sent twice make one row?"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.shortcuts import redirect

from stegvis.web.access.models import Draft, Submission
from stegvis.web.access.request import Request


def once(request: Request, act: Callable[[], str]) -> HttpResponseRedirect:
    """Does `act`, which gives the address to go to, all or nothing; a form sent again goes where the first one went.

    The page's draft is gone afterwards. What `act` raises goes through, and nothing has been written then.
    """
    key = _key(request)
    sent = Submission(user=request.user, key=key, path=request.path) if key else None
    try:
        with transaction.atomic():
            if sent:
                sent.save(force_insert=True)
            where = act()
            if sent:
                Submission.objects.filter(pk=sent.pk).update(result=where)
            Draft.objects.filter(user=request.user, key=request.path).delete()
    except IntegrityError:
        first = (
            Submission.objects.filter(user=request.user, key=key, path=request.path).first() if key else None
        )
        if first is None:
            raise
        where = first.result
    return redirect(where)


def _key(request: Request) -> UUID | None:
    try:
        return UUID(request.POST.get("submission", ""))
    except ValueError:
        return None
