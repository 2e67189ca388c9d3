"""How many rows has a form that grows with what is written in it?"""

from __future__ import annotations

import re

from django import forms


def held(form: forms.Form, name: str) -> int:
    """The number of the last row, `name_1`, `name_2` and so on, that the form was sent or opened with; 0 where there is none."""
    told = form.data if form.is_bound else form.initial
    numbers = [int(found[1]) for key in told if (found := re.fullmatch(rf"{name}_([1-9]\d?)", key))]
    return max(numbers, default=0)
