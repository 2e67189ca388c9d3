"""What is asked when a dataset is read in?"""

from __future__ import annotations

from typing import Any

from django import forms

from stegvis.web.look.forms import Form

MEGABYTES = 20
TOO_LARGE = f"Filerna är större än {MEGABYTES} MB tillsammans. Dela underlaget per team eller år."


class Files(forms.FileInput):
    """A box that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; the value is a list."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file by itself, then all of them together."""
        given = data if isinstance(data, list | tuple) else [data] if data else [None]
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
