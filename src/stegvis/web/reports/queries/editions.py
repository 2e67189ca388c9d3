"""Which files of a report are there, and who may read one that is not published?"""

from __future__ import annotations

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.reports.models import Edition, Report
from stegvis.web.reports.queries.reports import SEE_TEAM


def of(report: Report) -> list[Edition]:
    """The published files, without their content."""
    return list(report.editions.defer("content"))


def content(report: Report, form: str) -> bytes | None:
    """The published file, byte for byte; None where the report is not published."""
    kept = report.editions.filter(form=form).first()
    return bytes(kept.content) if kept else None


def may_read(by: By, report: Report) -> bool:
    """Whether the user may read the report before it is published: the team its own, the association its own."""
    if report.own:
        return report.team_id in policy.team_ids(by, SEE_TEAM)
    return any(
        policy.associations(by, action).filter(pk=report.association_id).exists()
        for action in ("report.lead", "report.publish")
    )
