"""What somebody lives on and does on an occasion, asked in rows."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from functools import partial
from typing import Any

from stegvis.web.look.forms import CodeField, Form, PercentField
from stegvis.web.register.codes import choices
from stegvis.web.register.forms.rows import held
from stegvis.web.register.models import Livelihood, Occupation

ROWS = 3
# The four answers of an occupation, as the form and as the row call them.
OCCUPATION = {
    "occupation": "occupation",
    "occupation_extent": "extent",
    "subsidy": "subsidy",
    "hours": "hours",
}
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
    """Work, studies or job seeking; as many as there are. `occupations` in the cleaned data is a list of mappings, and None
    where it was not asked for.
    """

    occupation = CodeField(label="Sysselsättning", codes=partial(choices, "occupation"), required=False)
    occupation_extent = PercentField(label="Omfattning, sysselsättning", min_value=1, required=False)
    subsidy = CodeField(label="Anställningsstöd", codes=partial(choices, "subsidy"), required=False)
    hours = CodeField(label="Anställningsform", codes=partial(choices, "hours"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ends = ("", *(f"_{n}" for n in range(2, held(self, "occupation") + 1)))
        for end in self.ends[1:]:
            for name in OCCUPATION:
                field = deepcopy(self.base_fields[name])
                field.label = f"{field.label} {end[1:]}"
                self.fields[f"{name}{end}"] = self.worded(name, field)

    @property
    def doing_rows(self) -> list[list[Any]]:
        """The fields, occupation by occupation."""
        return [
            [self[f"{name}{end}"] for name in OCCUPATION] for end in self.ends if "occupation" in self.fields
        ]

    def clean(self) -> dict[str, Any]:
        """Gathers the answers."""
        given = super().clean() or self.cleaned_data
        if "occupation" not in self.fields:
            return {**given, "occupations": None}
        rows = [{name: given.pop(f"{name}{end}", None) for name in OCCUPATION} for end in self.ends]
        for end, row in zip(self.ends, rows, strict=True):
            if (row["subsidy"] or row["hours"]) and not row["occupation"]:
                self.add_error(f"occupation{end}", "Välj sysselsättning, så hör stödet till något.")
        given["occupations"] = [
            {
                OCCUPATION[name]: value or None if name == "occupation_extent" else value or ""
                for name, value in row.items()
            }
            for row in rows
            if row["occupation"]
        ]
        return given


def held_living(livelihoods: Iterable[Livelihood], occupations: Iterable[Occupation]) -> dict[str, Any]:
    """What the fields hold before they are changed."""
    told: dict[str, Any] = {}
    for n, row in enumerate(livelihoods, 1):
        told |= {f"livelihood_{n}": row.livelihood, f"extent_{n}": row.extent}
    for n, done in enumerate(occupations, 1):
        end = f"_{n}" if n > 1 else ""
        told |= {f"{name}{end}": getattr(done, of) for name, of in OCCUPATION.items()}
    return told
