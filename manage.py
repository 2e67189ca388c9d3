"""How does Django's own command line reach the application? In development; a user's commands are `stegvis …`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stegvis.web.config.settings")
    execute_from_command_line(sys.argv)
