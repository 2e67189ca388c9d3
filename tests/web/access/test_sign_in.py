"""Signing in: what is logged of it, and the way through an organisation's own identity provider."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.core.cache import cache
from django.test import Client
from tests.web import people

from stegvis.web.access.models import Entry, User

CLIENT = "stegvis-prov"


@pytest.fixture(autouse=True)
def nothing_failed_before(db: None) -> None:
    """Failed sign-ins are counted in the database's cache, which a test that rolls back may leave behind."""
    cache.clear()


def signs() -> list[tuple[str, str]]:
    return [(e.user_name, e.action) for e in Entry.objects.filter(kind="sign_in").order_by("pk")]


def sign_in(client: Client, user: User, password: str = people.PASSWORD) -> Any:
    return client.post("/konto/login/", {"login": user.email, "password": password})


def test_signing_in_and_out_is_logged(client: Client, caseworker: User) -> None:
    sign_in(client, caseworker, "fel-lösenord-fel")
    sign_in(client, caseworker)
    client.post("/konto/logout/")
    name = caseworker.name
    assert signs() == [(name, "sign_in.failed"), (name, "sign_in"), (name, "sign_out")]


def test_an_unknown_address_is_not_logged(client: Client) -> None:
    answer = client.post("/konto/login/", {"login": "ingen@exempel.se", "password": people.PASSWORD})
    assert answer.status_code == 200
    assert signs() == []


def test_failed_sign_ins_are_counted_for_all_processes_together(client: Client, caseworker: User) -> None:
    for _ in range(10):
        sign_in(client, caseworker, "fel-lösenord-fel")
    answer = sign_in(Client(), caseworker)
    assert "session" not in answer.cookies
    assert "sign_in" not in [action for _, action in signs()]
    assert cache._table == "access_cache"  # type: ignore[attr-defined]


class Provider(BaseHTTPRequestHandler):
    """An identity provider that knows one person: what allauth asks of it, and no more."""

    claims: dict[str, object]

    def do_GET(self) -> None:
        """The provider's description, or who the person is."""
        here = f"http://{self.headers['Host']}"
        described = {
            "issuer": here,
            "authorization_endpoint": f"{here}/authorize",
            "token_endpoint": f"{here}/token",
            "userinfo_endpoint": f"{here}/userinfo",
            "jwks_uri": f"{here}/keys",
        }
        self._say(described if "well-known" in self.path else self.claims)

    def do_POST(self) -> None:
        """A code made into a token."""
        self.rfile.read(int(self.headers["Content-Length"]))
        now = datetime.now(UTC)
        about = {
            "iss": f"http://{self.headers['Host']}",
            "aud": CLIENT,
            "iat": now,
            "exp": now + timedelta(hours=1),
        }
        token = jwt.encode({**about, **self.claims}, "a-key-that-only-the-provider-knows", algorithm="HS256")
        self._say({"access_token": "token", "token_type": "Bearer", "id_token": token})

    def _say(self, said: dict[str, object]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def provider(settings: Any) -> Iterator[type[Provider]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app = {
        "provider_id": "organisation",
        "name": "Ekbacka kommun",
        "client_id": CLIENT,
        "secret": "hemlig",
        "settings": {
            "server_url": f"http://127.0.0.1:{server.server_port}",
            "verified_email": ["ekbacka.exempel.se"],
        },
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield Provider
    server.shutdown()
    server.server_close()


def through(client: Client) -> Any:
    """The button of the sign-in page, and back from the provider with a code."""
    assert "Logga in med Ekbacka kommun" in client.get("/konto/login/").content.decode()
    away = client.post("/konto/oidc/organisation/login/?process=login").headers["Location"]
    state = parse_qs(urlsplit(away).query)["state"][0]
    return client.get("/konto/oidc/organisation/login/callback/", {"code": "kod", "state": state})


@pytest.mark.parametrize(
    ("address", "verified", "gets_in"),
    [
        ("karin@annan.exempel.se", True, True),
        ("karin@annan.exempel.se", False, False),
        ("karin@ekbacka.exempel.se", False, True),
        ("okand@ekbacka.exempel.se", True, False),
    ],
)
def test_the_organisations_sign_in_opens_the_account_with_the_same_verified_address(
    client: Client, provider: type[Provider], caseworker: User, address: str, verified: bool, gets_in: bool
) -> None:
    User.objects.filter(pk=caseworker.pk).update(email=address.replace("okand", "nagon-annan"))
    provider.claims = {"sub": "1", "email": address, "email_verified": verified}
    answer = through(client)
    assert (answer.headers.get("Location") == "/") is gets_in
    assert ("_auth_user_id" in client.session) is gets_in
    assert (signs() == [(caseworker.name, "sign_in")]) is gets_in
    assert User.objects.count() == 1
    if gets_in:
        client.post("/konto/logout/")
        assert through(client).headers["Location"] == "/"
