"""Which lists has the demo's team leader read in, to go on with?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import timedelta

from stegvis.web.access.by import By
from stegvis.web.register.codes import label
from stegvis.web.register.commands import lists
from stegvis.web.register.demo.setting import FIRST_DAY, Setting
from stegvis.web.register.lists import Listed, guess, guess_codes, read_list
from stegvis.web.register.models import Enrolment
from stegvis.web.register.queries import reconciliation

KEPT = "Uppföljning Finsam"


class Lists(Setting):
    """Holds a list of another register: most of it agrees, and some of it does not, as such lists are."""

    def add(self) -> None:
        """The list with its columns told."""
        by = By(self.users["team_leader"], "demo")
        rows = [*self._reconciled(), ["Alva Lindmo", "1984", FIRST_DAY.isoformat(), "", ""]]
        listed = _list("uppfoljning-finsam.csv", ("Namn", "Född", "Start", "Slut", "Utfall"), rows)
        held = lists.hold(by, team=self.team, purpose=reconciliation.PURPOSE, listed=listed)
        outcomes = guess_codes(
            [value for value, _ in listed.values("Utfall")],
            reconciliation.OUTCOME,
            reconciliation.outcomes(),
        )
        columns = guess(listed.headings, reconciliation.FIELDS)
        codes = {reconciliation.OUTCOME: outcomes}
        lists.map_columns(by, held=held, columns=columns, codes=codes, name=KEPT)

    def _reconciled(self) -> Iterable[list[str]]:
        """The team's own since the first day; the third has started later there, the fifth is not there, the sixth goes on."""
        here = Enrolment.objects.filter(team=self.team, started_on__gte=FIRST_DAY).select_related("person")
        for n, one in enumerate(here.order_by("started_on", "pk")):
            started = one.started_on + timedelta(days=7 if n == 2 else 0)
            ended = one.ended_on.isoformat() if one.ended_on and n != 5 else ""
            outcome = label("exit_outcome", one.exit_outcome) if one.exit_outcome and n != 5 else ""
            if n != 4:
                year = str(one.person.birth_year or "")
                yield [one.person.name, year, started.isoformat(), ended, outcome]


def _list(name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Listed:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows([headings, *rows])
    return read_list(written.getvalue().encode(), name)
