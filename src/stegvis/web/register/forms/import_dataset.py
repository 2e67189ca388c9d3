"""What is asked when a dataset is read in?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from stegvis.web.look.forms import Choices, CodeField, Form

MEGABYTES = 20
TOO_LARGE = f"Filerna är större än {MEGABYTES} MB tillsammans. Dela underlaget per team eller år."
OUTSIDE = "outside"
CHOOSE = "Välj vilket team raderna ska till, eller lämna dem utanför."


class Files(forms.FileInput):
    """A box that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; the value is a list."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file by itself, then all of them together."""
        given = (data if isinstance(data, list | tuple) else [data]) or [None]
        found = [super(FilesField, self).clean(one, initial) for one in given]
        if sum(one.size for one in found) > MEGABYTES << 20:
            raise forms.ValidationError(TOO_LARGE)
        return found


class UploadForm(Form):
    """A dataset as a zip, or as its loose files."""

    dataset = FilesField(
        label="Underlag",
        widget=Files(attrs={"accept": ".zip,.csv,.parquet,.json"}),
        help_text=f"Zip-filen som den är, eller alla underlagets filer på en gång (csv eller Parquet). Högst {MEGABYTES} MB.",
        error_messages={"required": "Välj zip-filen eller underlagets filer."},
    )


class TeamsForm(Form):
    """Which of the user's teams each team of the file is; `asked` is field, code and label, a field for each upload and team."""

    def __init__(
        self, *args: Any, asked: Sequence[tuple[str, str, str]], ours: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = {name: code for name, code, _ in asked}
        for name, _, label in asked:
            self.fields[name] = CodeField(
                label=label, codes=[*ours, (OUTSIDE, "Lämna utanför")], error_messages={"required": CHOOSE}
            )

    def teams(self) -> dict[str, int | None]:
        """Our team by the file's code; None for those that are left outside."""
        said = {code: self.cleaned_data[name] for name, code in self.asked.items()}
        return {code: None if chosen == OUTSIDE else int(chosen) for code, chosen in said.items()}
