"""Who has signed in, with what, and in which team are they working?"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth import logout, update_session_auth_hash
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team, User

SIGN_IN_PAGE = "account_login"
FREE = {
    "mfa_",
    "account_",
    "access:",
}  # pages open before a second factor has been added, by the start of their name


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator: nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Logged for the account that was tried. An unknown address is not: it may be a password in the wrong field."""
        tried = User.objects.filter(email=str(credentials.get("email", "")).strip().lower()).first()
        if tried:
            log.write(By(tried, SIGN_IN_PAGE), "sign_in", "sign_in.failed")

    def post_login(self, request: HttpRequest, user: User, **given: Any) -> HttpResponse:
        """Logs a sign-in that is complete, second factor and all."""
        log.write(By(user, SIGN_IN_PAGE), "sign_in", "sign_in")
        answer: HttpResponse = super().post_login(request, user, **given)
        return answer

    def set_password(self, user: User, password: str) -> None:
        """Logs that a password was chosen, by the one whose it is."""
        super().set_password(user, password)
        log.write(By(user, "account_change_password"), "sign_in", "sign_in.password")

    def logout(self, request: HttpRequest) -> None:
        """Logs the sign-out."""
        sign_out(request, "account_logout")


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The organisation's identity provider signs in those who have an account with the same, verified address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


def sign_out(request: HttpRequest, page: str, why: str = "") -> None:
    """Ends the session, and logs that it ended."""
    if isinstance(request.user, User):
        log.write(By(request.user, page, why), "sign_in", "sign_out")
    logout(request)


@receiver(authenticator_removed)
def removed_second_factor(request: HttpRequest, user: User, **given: Any) -> None:
    """Who takes away their own is signed out everywhere else, and is asked for a new one here."""
    user.end_sessions()
    update_session_auth_hash(request, user)
    request.session.pop("second_factor", None)


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether the signed-in user must add a second factor before going on. A demo asks for none."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    if settings.DEMO or any(name.startswith(start) for start in FREE):
        return False
    known: bool | None = request.session.get("second_factor")
    if not known:
        known = Authenticator.objects.filter(user=request.user).exists()
        request.session["second_factor"] = known
    return not known


def team_of(request: HttpRequest, by: By, action: str) -> Team | None:
    """The team chosen in the masthead, else the first where the user may do this; None where there is none."""
    return policy.team(by, action, request.session.get("team"))


def known(by: By) -> list[int]:
    """The teams that the user has any role in."""
    return sorted(policy.team_ids(by, policy.SIGNED_IN))
