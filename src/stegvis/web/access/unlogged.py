"""What may not stand in the server's own log? The secret of a link."""

from __future__ import annotations

import logging
import re

SECRET = re.compile(r"/(s|m|enkat)/[\w-]{8,}")


class WithoutSecrets(logging.Filter):
    """Takes the secret out of every address that is logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        """True: the line is logged, cleaned."""
        if isinstance(record.args, tuple):
            record.args = tuple(SECRET.sub(r"/\1/•••", a) if isinstance(a, str) else a for a in record.args)
        record.msg = SECRET.sub(r"/\1/•••", record.msg) if isinstance(record.msg, str) else record.msg
        return True
