"""Commands of the application, found by the entry points `stegvis.commands`."""
