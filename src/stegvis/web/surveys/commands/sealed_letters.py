"""What does a letter about a sealed survey say, and how is it sent?"""

from __future__ import annotations

import smtplib
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from stegvis.web.access.record import Refused
from stegvis.web.surveys.models import Survey

NO_SERVER = (
    "Installationen har ingen e-postserver. Skriv ut koder på papper, eller be driften ange STEGVIS_MAIL."
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's subject and how it begins; {title} and {owner} are filled in."""

    subject: str
    begins: str


INVITATION = Letter("{title}", "{owner} vill veta vad du tycker.")
REMINDER = Letter(
    "Påminnelse: {title}",
    "{owner} vill fortfarande veta vad du tycker. Använd den här länken, den förra gäller inte längre.",
)
BODY = """{begins}

Svara här: {link}

Länken är din och går att använda en gång. Sista dagen är {last}.

Ingen kan se vad just du har svarat: svaren räknas när de kommer och sparas inte var för sig. Resultatet visas bara om minst fem svarar.
Det går att hoppa över frågor.
"""


def ready() -> None:
    """Raises Refused where the installation sends no mail, before any code is made."""
    if not settings.MAIL_READY:
        raise Refused(NO_SERVER)


def send(survey: Survey, links: Iterable[tuple[str, str]], letter: Letter) -> int:
    """A letter to each (address, link), one at a time so that nobody sees the others'; how many were taken."""
    said = {"title": survey.title, "owner": survey.owner, "last": survey.closes_on.isoformat()}
    sent = 0
    connection = get_connection()
    for address, link in links:
        body = BODY.format(begins=letter.begins.format(**said), link=link, **said)
        message = EmailMessage(letter.subject.format(**said), body, to=[address], connection=connection)
        try:
            sent += message.send()
        except (OSError, smtplib.SMTPException):
            continue
    return sent
