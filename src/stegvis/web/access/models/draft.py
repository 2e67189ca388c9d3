"""What was typed but not sent, and what was sent already?"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """The text of a form that has not been sent, encrypted; `key` is the page's path. Gone when sent, or after 30 days."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    content = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "key"), name="one_draft_per_page"),)

    def __str__(self) -> str:
        return self.key


class Submission(models.Model):
    """A form that was sent, by the key it carried: the same one sent again leads to the same result."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.UUIDField()
    path = models.CharField(max_length=200)
    result = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "key"), name="one_result_per_submission"),)

    def __str__(self) -> str:
        return f"{self.path} {self.key}"
