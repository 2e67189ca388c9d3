"""What may a page of ours load? Only what this server itself sends, and no code or style in the page."""

from urllib.parse import urlsplit

from django.conf import settings

# The button of the organisation's own sign-in posts to us and is sent on to its server.
_sign_in = urlsplit(settings.OIDC_SERVER)
_signs_in = f" {_sign_in.scheme}://{_sign_in.netloc}" if settings.OIDC_SERVER else ""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        f"form-action 'self'{_signs_in}",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
