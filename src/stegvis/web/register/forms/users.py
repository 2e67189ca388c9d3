"""What is asked about a user and a role?"""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms

from stegvis.web.access import users
from stegvis.web.access.models import Team
from stegvis.web.access.users import Place
from stegvis.web.look.forms import CodeField, DateField, Form
from stegvis.web.register.data import choices_of


def roles() -> list[tuple[str, str]]:
    """The roles that an administrator gives, and where."""
    return [
        (role.code, f"{role.label} ({'team' if 'team' in role.at else 'hela myndigheten'})")
        for role in users.given_here()
    ]


class RoleForm(Form):
    """A role, where, why and for how long."""

    role = CodeField(label="Roll", codes=roles, help_text="Vad rollerna får göra står under Behörigheter.")
    where = CodeField(label="Plats", codes=(), help_text="Teamet som rollen gäller, eller hela myndigheten.")
    why = forms.CharField(
        label="Behov", max_length=300, help_text="Varför rollen behövs. Läses vid granskning."
    )
    from_day = DateField(label="Från")
    to_day = DateField(
        label="Till och med",
        required=False,
        help_text="Rollen gäller hela den dagen. Tomt när den gäller tills vidare.",
    )

    def __init__(self, *, places: dict[str, Place], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.places = places
        named = [
            (key, one.name if isinstance(one, Team) else f"{one.name} (hela myndigheten)")
            for key, one in places.items()
        ]
        self.fields["where"].choices = [("", "Välj"), *named]  # type: ignore[attr-defined]

    def clean_where(self) -> Place:
        """The place itself."""
        return self.places[self.cleaned_data["where"]]

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("from_day"), given.get("to_day")
        if first and last and last < first:
            self.add_error("to_day", "Sista dagen är före den första. Ändra en av dem.")
        return given


class UserForm(RoleForm):
    """Somebody new, with a first role."""

    name = forms.CharField(label="Namn", max_length=120)
    email = forms.EmailField(
        label="E-post",
        max_length=254,
        help_text="Adressen som personen loggar in med.",
    )
    employer = CodeField(label="Arbetsgivare", codes=partial(choices_of, "employers"))
    field_order = ("name", "email", "employer", "role", "where", "why", "from_day", "to_day")


class EndForm(Form):
    """When and why a role ends."""

    last_day = DateField(
        label="Sista dag",
        help_text="Rollen gäller hela den dagen. Ange gårdagen om den ska sluta gälla genast.",
    )
    reason = forms.CharField(label="Skäl", max_length=300, help_text="Till exempel: slutar, byter uppgift.")
