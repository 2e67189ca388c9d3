"""How does Stegvis look and speak? The lowest app: it knows no person, no team and no rule."""
