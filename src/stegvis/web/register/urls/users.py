"""Accounts and roles at a controller: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import users

MANAGE = "users.manage"

urlpatterns: list[URLPattern] = [
    page("anvandare/", users.users, "users", may=MANAGE),
    page("anvandare/ny/", users.user_new, "user_new", may=MANAGE),
    page("anvandare/genomgang/", users.review, "review", may=MANAGE),
    page("anvandare/genomgang/bekrafta/", users.roles_confirm, "roles_confirm", may=MANAGE),
    page("anvandare/<int:pk>/", users.user, "user", may=MANAGE),
    page("anvandare/<int:pk>/roll/", users.user_role, "user_role", may=MANAGE),
    page("anvandare/<int:pk>/lank/", users.user_link, "user_link", may=MANAGE),
    page("anvandare/<int:pk>/andra-faktor/", users.factor_remove, "factor_remove", may=MANAGE),
    page("anvandare/<int:pk>/stang/", users.user_close, "user_close", may=MANAGE),
    page("anvandare/<int:pk>/oppna/", users.user_reopen, "user_reopen", may=MANAGE),
    page("anvandare/roll/<int:pk>/avsluta/", users.role_end, "role_end", may=MANAGE),
]
