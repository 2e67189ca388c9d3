"""Who signs in?"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac


class UserManager(BaseUserManager["User"]):
    """Makes users; the e-mail address is kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who signs in. Rights come from grants only: nobody is superuser."""

    email = models.EmailField("e-post", unique=True)
    name = models.CharField("namn", max_length=120)
    employer = models.CharField("arbetsgivare", max_length=40, blank=True)
    is_active = models.BooleanField("får logga in", default=True)
    session_number = models.PositiveIntegerField(
        default=0, editable=False
    )  # another number ends every session
    joined_on = models.DateField("tillagd", auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name, as allauth and Django ask for it."""
        return self.name

    def end_sessions(self) -> None:
        """Everywhere that the user is signed in ends; the password stays."""
        self.session_number += 1
        self.save(update_fields=["session_number"])

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session holds of the user: with another password or another number it holds no more."""
        said = f"{self.password} {self.session_number}"
        return salted_hmac("stegvis.session", said, secret=secret, algorithm="sha256").hexdigest()

    @property
    def is_staff(self) -> bool:
        """Nobody: there is no general administration of rows."""
        return False
