"""How is a small count let through after a harm test by two people?"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from stegvis.figures import Unprotectable
from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.reports.models import DELIVERED, DRAFT, Chapter, HarmTest
from stegvis.web.reports.queries.harm import ACTION, confirmed, key_of, protected, small


@transaction.atomic
def make(by: By, *, chapter: Chapter, figure: str, why: str) -> HarmTest:
    """Says of one small count why nobody is harmed if it is shown. Raises Refused where it gives another away."""
    held = _open(chapter)
    found = next((one for one in small(held) if one.code == figure), None)
    if found is None:
        raise Refused("Talet är inte längre litet, eller redan prövat. Välj på nytt.", "figure")
    try:
        protected(held, [*confirmed(held), found.key])
    except Unprotectable as no:
        raise Refused(
            "Visas det talet går andra små tal att räkna ut. Välj ett annat, eller lämna det dolt.", "figure"
        ) from no
    measure, split = found.key
    assert by.user is not None
    made = HarmTest(
        chapter=held,
        measure=measure,
        split=[list(pair) for pair in split],
        label=found.label[:200],
        why=why,
        made_by=by.user,
    )
    return record.added(by.because(why), ACTION, made)


@transaction.atomic
def confirm(by: By, *, test: HarmTest) -> HarmTest:
    """Another person has tested the same and agrees. Raises Refused for who made it."""
    held = _open(test.chapter)
    if by.user is None or test.made_by_id == by.user.pk:
        raise Refused("Du har själv gjort prövningen. En annan person ska bekräfta den.")
    if test.confirmed_by_id is not None:
        raise Refused("Prövningen är redan bekräftad.")
    try:
        protected(held, [*confirmed(held), key_of(test)])
    except Unprotectable as no:
        raise Refused(
            "Registret har ändrats: visas det talet går andra små tal att räkna ut. Ta bort prövningen."
        ) from no
    return record.changed(by, ACTION, test, confirmed_at=timezone.now(), confirmed_by=by.user)


@transaction.atomic
def remove(by: By, *, test: HarmTest) -> None:
    """The count is hidden after all. Raises Refused when the chapter has been handed over."""
    _open(test.chapter)
    record.removed(by, ACTION, test)


def _open(chapter: Chapter) -> Chapter:
    rows = Chapter.objects.select_for_update(of=("self",)).select_related(
        "report__association", "team__controller"
    )
    held = rows.get(pk=chapter.pk)
    if held.report.own:
        raise Refused("Rapporten stannar hos teamet och visar alla tal.")
    if held.status == DELIVERED or held.report.status != DRAFT:
        raise Refused("Kapitlet är lämnat. Öppna det igen för att ändra vad som visas.")
    return held
