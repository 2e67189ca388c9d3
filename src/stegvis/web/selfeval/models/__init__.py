"""What self-evaluation keeps."""

from stegvis.web.selfeval.models.day import Area, Day, Undertaking

__all__ = ["Area", "Day", "Undertaking"]
