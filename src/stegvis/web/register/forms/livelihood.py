"""What somebody lives on and does on an occasion, asked in rows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from stegvis.web.look.forms import CodeField, Form, PercentField
from stegvis.web.register.codes import choices
from stegvis.web.register.forms.rows import held
from stegvis.web.register.models import Livelihood, Occupation

ROWS = 3
# Paid beside other support, so not counted into the hundred per cent (the dataset's own rule).
BESIDE = frozenset({"forsorjningsstod", "studiestod", "alderspension"})


class LivelihoodRows(Form):
    """Three livelihoods with extents, or as many as there are; `livelihoods` in the cleaned data is a list of
    (code, extent or None), and None where the rows were not asked for.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, max(ROWS, held(self, "livelihood")) + 1):
            ending = "" if n == 1 else f" {n}"
            livelihood = CodeField(
                label=f"Försörjning{ending}", codes=partial(choices, "livelihood"), required=False
            )
            extent = PercentField(label=f"Omfattning{ending}", min_value=1, required=False)
            for name, field in ((f"livelihood_{n}", livelihood), (f"extent_{n}", extent)):
                self.fields[name] = self.worded(name, field)

    @property
    def _numbers(self) -> list[int]:
        return [int(name.split("_")[1]) for name in self.fields if name.startswith("livelihood_")]

    @property
    def living_rows(self) -> list[tuple[Any, Any]]:
        """The fields, livelihood by livelihood."""
        return [(self[f"livelihood_{n}"], self[f"extent_{n}"]) for n in self._numbers]

    @property
    def several(self) -> bool:
        """Whether more than the first row says something."""
        return any(code.value() for code, _ in self.living_rows[1:])

    def clean(self) -> dict[str, Any]:
        """Gathers the rows; at most 100 % together, and nothing beside "none"."""
        given = super().clean() or self.cleaned_data
        if not self._numbers:
            return {**given, "livelihoods": None}
        rows = [(given.pop(f"livelihood_{n}", ""), given.pop(f"extent_{n}", None), n) for n in self._numbers]
        for code, extent, n in rows:
            if extent and not code:
                self.add_error(f"livelihood_{n}", "Välj vilken försörjning omfattningen gäller.")
        given["livelihoods"] = [(code, extent) for code, extent, _ in rows if code]
        self._together(given["livelihoods"])
        return given

    def _together(self, rows: list[tuple[str, int | None]]) -> None:
        codes = [code for code, _ in rows]
        total = sum(extent or 0 for code, extent in rows if code not in BESIDE)
        if total > 100:
            self.add_error("extent_1", f"Omfattningarna blir {total} %. De ska bli högst 100 %.")
        if len(set(codes)) < len(codes):
            self.add_error("livelihood_2", "Samma försörjning står två gånger. Slå ihop omfattningarna.")
        if "none" in codes and len(codes) > 1:
            self.add_error("livelihood_1", "Ingen försörjning går inte ihop med en annan. Ta bort en av dem.")


class OccupationFields(Form):
    """Work, studies or job seeking; `occupation` in the cleaned data is a mapping, empty where nothing was said, and None
    where it was not asked for.
    """

    occupation = CodeField(label="Sysselsättning", codes=partial(choices, "occupation"), required=False)
    occupation_extent = PercentField(label="Omfattning, sysselsättning", min_value=1, required=False)
    subsidy = CodeField(label="Anställningsstöd", codes=partial(choices, "subsidy"), required=False)
    hours = CodeField(label="Anställningsform", codes=partial(choices, "hours"), required=False)

    def clean(self) -> dict[str, Any]:
        """Gathers the four answers into one."""
        given = super().clean() or self.cleaned_data
        if "occupation" not in self.fields:
            return {**given, "occupation": None}
        said = {
            "occupation": given.pop("occupation", ""),
            "extent": given.pop("occupation_extent", None),
            "subsidy": given.pop("subsidy", ""),
            "hours": given.pop("hours", ""),
        }
        if (said["subsidy"] or said["hours"]) and not said["occupation"]:
            self.add_error("occupation", "Välj sysselsättning, så hör stödet till något.")
        given["occupation"] = said if said["occupation"] else {}
        return given


def held_living(livelihoods: Iterable[Livelihood], occupation: Occupation | None) -> dict[str, Any]:
    """What the fields hold before they are changed."""
    told: dict[str, Any] = {}
    for n, row in enumerate(livelihoods, 1):
        told |= {f"livelihood_{n}": row.livelihood, f"extent_{n}": row.extent}
    if occupation:
        told |= {
            "occupation": occupation.occupation,
            "occupation_extent": occupation.extent,
            "subsidy": occupation.subsidy,
            "hours": occupation.hours,
        }
    return told
