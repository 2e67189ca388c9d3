"""What surveys keep."""

from stegvis.web.surveys.models.responses import Answer, Response

__all__ = ["Answer", "Response"]
