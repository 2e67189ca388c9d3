"""How is a report started, frozen and published?"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from stegvis.documents.half_year import rendered
from stegvis.documents.kept import as_kept
from stegvis.documents.layout import layout
from stegvis.documents.sheet import writable
from stegvis.documents.speech import Speech
from stegvis.domain.period import Period
from stegvis.figures.release import ReleaseError
from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Team
from stegvis.web.access.record import Refused
from stegvis.web.register.codes import known
from stegvis.web.reports.models import (
    APPROVED,
    DELIVERED,
    DRAFT,
    FROZEN,
    OWN,
    PUBLISHED,
    Chapter,
    Edition,
    Report,
    Text,
)
from stegvis.web.reports.queries.material import document_of, for_whole, kept
from stegvis.web.reports.queries.reports import planned

START, FREEZE, PUBLISH = "report.start", "report.freeze", "report.publish"
FORMS = ("pdf", "docx", "xlsx", "html")


@transaction.atomic
def start(
    by: By,
    *,
    association: Association,
    teams: Iterable[Team],
    period: Period,
    layout_name: str,
    audience: str,
    own: Team | None = None,
) -> Report:
    """A new report with its chapters and empty texts; for a team's own room where `own` is given. Raises Refused."""
    about = [own] if own else list(teams)
    if not about:
        raise Refused("Välj minst ett team.", "teams")
    plan = layout(layout_name)
    same = {
        "association": association,
        "team": own,
        "layout": layout_name,
        "first": period.first,
        "last": period.last,
        "audience": OWN if own else audience,
    }
    if Report.objects.filter(**same).exists():
        raise Refused("Rapporten finns redan för den perioden. Öppna den i listan över rapporter.", "period")
    said = Speech.of("sv", period)
    name = plan.titles.get(said.whole_months() or 0, plan.label)["sv"]
    made = record.added(
        by,
        START,
        Report(**same, title=f"{name} {period.last.year}", made_by=by.user),
    )
    for number, chapter, team in planned(plan, about):
        sections = writable(chapter)
        if sections or team:
            row = Chapter(report=made, team=team, place=plan.chapters.index(chapter), number=number)
            record.added(by, START, row)
            Text.objects.bulk_create(Text(chapter=row, section=section) for section in sections)
    return made


@transaction.atomic
def freeze(by: By, *, report: Report) -> Report:
    """No more is written, and the figures stay as they are now. Raises Refused while a team's chapter is not there."""
    held = _locked(report, DRAFT, "Rapporten är redan fryst.")
    wanted = APPROVED if held.own else DELIVERED
    waiting = [c.team.name for c in held.chapters.select_related("team") if c.team and c.status != wanted]
    if waiting:
        what = "godkänt av styrgruppen" if held.own else "lämnat"
        raise Refused(f"Kapitlet är inte {what} än för {', '.join(waiting)}.")
    whole = None
    if held.own:
        for chapter in held.chapters.exclude(team=None).select_related("report", "team"):
            record.changed(by, FREEZE, chapter, own=kept(chapter)[0])
    else:
        try:
            whole = as_kept(for_whole(held))
        except ReleaseError as no:
            raise Refused(f"Teamens siffror går inte att lägga ihop. {no}") from no
    in_use = known()
    versions = {name: measure.version for name, measure in in_use.measures.items()}
    said = {"fingerprint": in_use.fingerprint, "measures": versions}
    return record.changed(
        by,
        FREEZE,
        held,
        status=FROZEN,
        frozen_at=timezone.now(),
        frozen_by=by.user,
        definitions=said,
        whole=whole,
    )


@transaction.atomic
def thaw(by: By, *, report: Report) -> Report:
    """A frozen report becomes a draft again; what the teams handed over stays as it is. Raises Refused."""
    held = _locked(report, FROZEN, "Bara en fryst rapport kan öppnas igen.")
    if held.own:
        for chapter in held.chapters.exclude(own=None):
            record.changed(by, FREEZE, chapter, own=None)
    return record.changed(
        by, FREEZE, held, status=DRAFT, frozen_at=None, frozen_by=None, definitions=None, whole=None
    )


@transaction.atomic
def publish(by: By, *, report: Report) -> Report:
    """The report's files are kept as they are. Raises Refused for who froze it: two people release a report."""
    held = _locked(report, FROZEN, "Bara en fryst rapport kan publiceras.")
    if held.frozen_by_id is not None and by.user is not None and held.frozen_by_id == by.user.pk:
        raise Refused("Du frös rapporten. En annan person ska läsa den och publicera.")
    document = document_of(held)
    for form in FORMS:
        content = rendered(document, form)
        Edition.objects.create(report=held, form=form, content=content, checksum=sha256(content).hexdigest())
    return record.changed(
        by, PUBLISH, held, status=PUBLISHED, published_at=timezone.now(), published_by=by.user
    )


def _locked(report: Report, status: str, otherwise: str) -> Report:
    held = (
        Report.objects.select_for_update(of=("self",)).select_related("association", "team").get(pk=report.pk)
    )
    if held.status != status:
        raise Refused(otherwise)
    return held
