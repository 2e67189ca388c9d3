"""How does a message reach somebody?"""

from __future__ import annotations

import re
from smtplib import SMTPException
from typing import Protocol

from django.conf import settings
from django.core.mail import send_mail
from django.utils.module_loading import import_string

NO_SMS = (
    "Sms går inte att skicka: STEGVIS_SMS är tom. Ange klassen som skickar hos er, till exempel kommunen.sms.Gateway. "
    "Den ska ha send(to, subject, body). Se docs/drift.md."
)
NO_CLASS = "Sms går inte att skicka: STEGVIS_SMS pekar på {name}, som inte går att läsa in ({fault})."


class Unsent(Exception):
    """The message did not leave; says why and what to do."""


class Channel(Protocol):
    """Sends one message. Raises Unsent."""

    def send(self, to: str, subject: str, body: str) -> None: ...


class Mail:
    """E-mail, by the server of STEGVIS_MAIL; on the screen where there is none."""

    def send(self, to: str, subject: str, body: str) -> None:
        """One message of plain text."""
        try:
            send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [to])
        except (SMTPException, OSError) as fault:
            raise Unsent(
                f"E-posten gick inte att skicka. Se efter STEGVIS_MAIL. Servern sade: {fault}"
            ) from fault


class Sms:
    """Text messages, by the class that the customer names in STEGVIS_SMS."""

    def send(self, to: str, subject: str, body: str) -> None:
        """The body; a text message has no subject."""
        if not settings.SMS_CLASS:
            raise Unsent(NO_SMS)
        try:
            gateway: Channel = import_string(settings.SMS_CLASS)()
        except ImportError as fault:
            raise Unsent(NO_CLASS.format(name=settings.SMS_CLASS, fault=fault)) from fault
        gateway.send(to, subject, body)


CHANNELS: dict[str, Channel] = {"email": Mail(), "sms": Sms()}


def phone(written: str) -> str:
    """A phone number as it is compared: digits alone, Swedish ones with a nought first.

    >>> phone("+46 70-123 45 67"), phone("0046701234567"), phone("070 123 45 67")
    ('0701234567', '0701234567', '0701234567')
    """
    digits = re.sub(r"\D", "", written)
    for abroad in ("0046", "46") if written.strip().startswith(("+", "00")) else ():
        if digits.startswith(abroad):
            return "0" + digits.removeprefix(abroad).removeprefix("0")
    return digits
