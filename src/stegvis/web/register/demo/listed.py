"""Which lists has the demo's team leader read in, to go on with?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.utils import timezone

from stegvis.web.access.by import By
from stegvis.web.register.codes import label
from stegvis.web.register.commands import lists
from stegvis.web.register.demo.setting import FIRST_DAY, Setting
from stegvis.web.register.lists import Listed, guess, guess_codes, read_list
from stegvis.web.register.models import Enrolment, HeldList
from stegvis.web.register.queries import importing, reconciliation

KEPT = "Uppföljning Finsam"
STAYS = timedelta(
    days=3650
)  # nobody's lists: they need not be gone within hours, and are there whenever somebody looks


class Lists(Setting):
    """Holds a list of another register and one that waits to be read in, with what is wrong in such lists."""

    def add(self) -> None:
        """The lists with their columns told."""
        by = By(self.users["team_leader"], "demo")
        self._compared(by)
        self._waiting(by)
        HeldList.objects.filter(team=self.team).update(added_at=timezone.now() + STAYS)

    def _compared(self, by: By) -> None:
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
        period = {"from_day": FIRST_DAY, "to_day": None}
        lists.map_columns(by, held=held, columns=columns, codes=codes, name=KEPT, period=period)

    def _waiting(self, by: By) -> None:
        """A hand-kept list from before the register; two of its rows are wrong, one is here."""
        track = self.tracks[0]
        here = Enrolment.objects.filter(team=self.team).select_related("person").order_by("pk")[0]
        fields = (
            "number",
            "name",
            "started_on",
            "track",
            "consent",
            "livelihood",
            "ended_on",
            "exit_outcome",
        )
        headings = ("Personnr", "Namn", "Start", "Grupp", "Samtycke", "Försörjning", "Slut", "Resultat")
        rows = [
            [here.person.number, here.person.name, here.started_on.isoformat(), "", "ja", "", "", ""],
            *self._kept(track.name),
        ]
        listed = _list("deltagare-2023.csv", headings, rows)
        held = lists.hold(by, team=self.team, purpose=importing.PURPOSE, listed=listed)
        codes = {
            "track": {track.name: str(track.pk)},
            "consent": {"ja": "given", "nej": "declined"},
            "livelihood": {"FS": "forsorjningsstod", "sjp": "sjukpenning"},
            "exit_outcome": {"Jobb": "work", "Studier": "studies"},
        }
        columns = dict(zip(fields, headings, strict=True))
        lists.map_columns(by, held=held, columns=columns, codes=codes, name="Vår egen lista")

    def _kept(self, track: str) -> Iterable[list[str]]:
        """Those who took part before the register."""
        for n in range(12):
            sex, year = ("female", "male")[n % 2], 1970 + 3 * n
            number, name = self.people.number(year, sex), self.people.name(sex)
            living = ("FS 100 %", "sjp 50, FS 50")[n % 2]
            over = ["", ""] if n % 3 else [f"2023-{n % 12 + 1:02}-28", ("Jobb", "Studier")[n % 2]]
            started = "våren 2022" if n == 7 else f"2022-{n % 12 + 1:02}-14"
            wrong = f"{number[:-1]}{(int(number[-1]) + 1) % 10}" if n == 4 else number
            yield [wrong, name, started, track, ("ja", "nej")[n % 5 == 4], living, *over]

    def _reconciled(self) -> Iterable[list[str]]:
        """The team's own since the first day; the third has started later there, the fifth is not there, the sixth goes on."""
        here = (
            Enrolment.objects.filter(team=self.team).exclude(ended_on__lt=FIRST_DAY).select_related("person")
        )
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
