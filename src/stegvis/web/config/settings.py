"""How is this installation set up? Read from the environment; enough is given for one machine."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import environ

env = environ.Env()
WEB = Path(__file__).parents[1]

# Where this installation keeps what is its own: database, keys, collected static files.
HOME = Path(env("STEGVIS_HOME", default="var")).absolute()

# A demo has made-up people, accounts without a second factor, and says so on every page.
DEMO = env.bool("STEGVIS_DEMO", default=False)
DEBUG = False
ALLOWED_HOSTS = env.list("STEGVIS_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
ORIGIN = env("STEGVIS_ORIGIN", default="http://localhost:8000")
SECURE = ORIGIN.startswith("https://")
CSRF_TRUSTED_ORIGINS = [ORIGIN]


def _kept(name: str) -> str:
    """A secret of this installation: from the environment, else made once and kept in a file beside the database.

    The file is for one machine; in production the keys come from the environment and lie outside database and backups.
    """
    given = env(f"STEGVIS_{name}", default="")
    if given:
        return str(given)
    path = HOME / "keys" / name.lower()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return path.read_text(encoding="ascii")


SECRET_KEY = _kept("SECRET_KEY")
PERSON_KEY = _kept("PERSON_KEY")  # encrypts personnummer and keys the hash that finds them

DATABASES: dict[str, Any] = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{HOME / 'stegvis.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Django's own way of beginning fails under two writers; a commit is on the disk before it is answered; what is erased is overwritten.
    # The write-ahead log is folded in at 16 MB and not at 4: whoever commits then does it, and the others wait.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;"
        "PRAGMA wal_autocheckpoint=4000",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# A connection outlives its request: when the last one to SQLite closes, the whole write-ahead log is folded in.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "stegvis.web.reports",
    "stegvis.web.selfeval",
    "stegvis.web.surveys",
    "stegvis.web.register",
    "stegvis.web.access",
    "stegvis.web.look",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "stegvis.web.access.middleware.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "stegvis.web.access.middleware.SessionLimit",
    "stegvis.web.access.middleware.Gate",
]

ROOT_URLCONF = "stegvis.web.config.urls"
WSGI_APPLICATION = "stegvis.web.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "stegvis.web.access.context.installation",
                "stegvis.web.register.context.masthead",
            ],
            "builtins": [
                "stegvis.web.look.templatetags.look",
                "stegvis.web.register.templatetags.named",
            ],
        },
    }
]

# Time and language. Days are Swedish days, whatever the server thinks.
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_I18N = True

# Signing in.
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "stegvis.web.access.signin.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "stegvis.web.access.signin.SocialAccountAdapter"
ACCOUNT_FORMS = {
    "login": "stegvis.web.access.forms.SignInForm",
    "reset_password_from_key": "stegvis.web.access.forms.NewPasswordForm",
}
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # how long the administrator's link to choose a password works
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/15m/key,100/15m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Stegvis"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
# A municipal identity provider: STEGVIS_OIDC_SERVER, _CLIENT, _SECRET and _NAME. It signs in those whose account here has the
# same address, when it says that the address is verified or the address ends in one of its own domains (_DOMAINS).
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
OIDC_SERVER = env("STEGVIS_OIDC_SERVER", default="")
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "organisation",
                "name": env("STEGVIS_OIDC_NAME", default="Min organisation"),
                "client_id": env("STEGVIS_OIDC_CLIENT", default=""),
                "secret": env("STEGVIS_OIDC_SECRET", default=""),
                "settings": {
                    "server_url": OIDC_SERVER,
                    "verified_email": env.list("STEGVIS_OIDC_DOMAINS", default=[]),
                },
            }
        ]
        if OIDC_SERVER
        else [],
    }
}

# What is sent to participants who have agreed to it (`stegvis remind`). Without STEGVIS_MAIL it is written on the screen instead.
# STEGVIS_SMS names a class of the customer's own, "package.module.Class", with send(to, subject, body).
_mail = env.email_url("STEGVIS_MAIL", default="consolemail://")
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = (_mail[f"EMAIL_{part}"] for part in ("BACKEND", "HOST", "PORT"))
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.get("EMAIL_USE_TLS", False), _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("STEGVIS_MAIL_FROM", default="stegvis@localhost")
SMS_CLASS = env("STEGVIS_SMS", default="")

# Failed sign-ins are counted for all processes together, in the database.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "access_cache"},
}

# A session ends after 30 minutes away and after 12 hours; what was typed lies in a draft.
SESSION_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_FAILURE_VIEW = "stegvis.web.access.views.errors.csrf"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 366 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = ["^healthz$"]
X_FRAME_OPTIONS = "DENY"
if env.bool("STEGVIS_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Letters: STEGVIS_MAIL is the server, as smtp+tls://user:password@host:587. Without it none are sent; a demo writes them on its console.
MAIL_READY = bool(env("STEGVIS_MAIL", default="")) or DEMO
vars().update(env.email("STEGVIS_MAIL", default="consolemail://" if DEMO else "dummymail://"))
DEFAULT_FROM_EMAIL = env("STEGVIS_MAIL_FROM", default="stegvis@localhost")

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a folder that is not there
STORAGES = {
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.bool("STEGVIS_COLLECTED", default=False)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "stegvis.web.access.unlogged.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
