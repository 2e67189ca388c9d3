"""Which addresses does the application answer?"""

from django.urls import include, path

from stegvis.web.access.pages import open_page, wrapped
from stegvis.web.access.views import health
from stegvis.web.look import views as look

urlpatterns = [
    open_page("healthz", health.healthz, "healthz"),
    open_page("komponenter/", look.components, "components"),
    wrapped(
        "konto/",
        "allauth.urls",
        may="signed_in",
        open_names={
            "account_login",
            "account_logout",
            "account_reauthenticate",
            "account_inactive",
            "account_reset_password_from_key",
            "account_reset_password_from_key_done",
            "mfa_authenticate",
            "mfa_login_webauthn",
            "mfa_signup_webauthn",
            "openid_connect_login",
            "openid_connect_callback",
            "socialaccount_login_cancelled",
            "socialaccount_login_error",
            "socialaccount_signup",
        },
    ),
    path("", include("stegvis.web.access.urls")),
    path("", include("stegvis.web.register.urls")),
    path("", include("stegvis.web.surveys.urls")),
    path("", include("stegvis.web.surveys.urls.phone")),
    path("", include("stegvis.web.surveys.urls.sealed_open")),
    path("", include("stegvis.web.selfeval.urls")),
    path("", include("stegvis.web.reports.urls")),
]

handler400 = "stegvis.web.access.views.errors.bad_request"
handler403 = "stegvis.web.access.views.errors.forbidden"
handler404 = "stegvis.web.access.views.errors.not_found"
handler500 = "stegvis.web.access.views.errors.failed"
