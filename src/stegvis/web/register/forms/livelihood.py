"""What somebody lives on and does on an occasion, asked in rows."""

from __future__ import annotations

from functools import partial
from typing import Any

from stegvis.web.look.forms import CodeField, Form, PercentField
from stegvis.web.register.codes import choices

ROWS = 3
# Paid beside other support, so not counted into the hundred per cent (the dataset's own rule).
BESIDE = frozenset({"forsorjningsstod", "studiestod", "alderspension"})


class LivelihoodRows(Form):
    """Up to three livelihoods with extents; `livelihoods` in the cleaned data is a list of (code, extent or None)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, ROWS + 1):
            self.fields[f"livelihood_{n}"] = CodeField(
                label="Försörjning" if n == 1 else f"Försörjning {n}",
                codes=partial(choices, "livelihood"),
                required=False,
            )
            self.fields[f"extent_{n}"] = PercentField(
                label="Omfattning" if n == 1 else f"Omfattning {n}", min_value=1, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Gathers the rows; at most 100 % together, and nothing beside "none"."""
        given = super().clean() or self.cleaned_data
        rows = [
            (given.pop(f"livelihood_{n}", ""), given.pop(f"extent_{n}", None), n) for n in range(1, ROWS + 1)
        ]
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
    """Work, studies or job seeking; `occupation` in the cleaned data is a mapping, or None where nothing was said."""

    occupation = CodeField(label="Sysselsättning", codes=partial(choices, "occupation"), required=False)
    occupation_extent = PercentField(label="Omfattning, sysselsättning", min_value=1, required=False)
    subsidy = CodeField(label="Anställningsstöd", codes=partial(choices, "subsidy"), required=False)
    hours = CodeField(label="Anställningsform", codes=partial(choices, "hours"), required=False)

    def clean(self) -> dict[str, Any]:
        """Gathers the four answers into one."""
        given = super().clean() or self.cleaned_data
        said = {
            "occupation": given.pop("occupation", ""),
            "extent": given.pop("occupation_extent", None),
            "subsidy": given.pop("subsidy", ""),
            "hours": given.pop("hours", ""),
        }
        if (said["subsidy"] or said["hours"]) and not said["occupation"]:
            self.add_error("occupation", "Välj sysselsättning, så hör stödet till något.")
        given["occupation"] = said if said["occupation"] else None
        return given
