"""What is asked when somebody signs in, or chooses a password?"""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordKeyForm

from stegvis.web.look.forms import Worded


class SignInForm(Worded, LoginForm):  # type: ignore[misc]
    """E-mail and password, nothing between them: a forgotten password is an administrator's errand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-post"
        for field in self.fields.values():
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)


class NewPasswordForm(Worded, ResetPasswordKeyForm):  # type: ignore[misc]
    """A password of one's own choice, written twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, again = self.fields["password1"], self.fields["password2"]
        first.label, again.label = "Nytt lösenord", "Lösenordet en gång till"
        first.help_text = "Minst 15 tecken. Gärna fyra ord som inte hör ihop."
        for field in (first, again):
            field.widget.attrs.pop("placeholder", None)
