"""What is asked when somebody signs in?"""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm

from stegvis.web.look.forms import Worded


class SignInForm(Worded, LoginForm):  # type: ignore[misc]
    """E-mail and password, nothing between them: a forgotten password is an administrator's errand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-post"
        for field in self.fields.values():
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)
