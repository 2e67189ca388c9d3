"""The team's goals and money: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import goals, money

GOAL, MONEY = goals.MANAGE, money.MANAGE

urlpatterns: list[URLPattern] = [
    page("mal/", goals.goals, "goals", may="goal.see"),
    page("mal/niva/ny/", goals.goal_new, "goal_new", may=GOAL),
    page("mal/niva/<int:pk>/", goals.goal_edit, "goal_edit", may=GOAL),
    page("mal/niva/<int:pk>/ta-bort/", goals.goal_remove, "goal_remove", may=GOAL),
    page("mal/lokalt/nytt/", goals.local_new, "local_goal_new", may=GOAL),
    page("mal/lokalt/<int:pk>/", goals.local_edit, "local_goal_edit", may=GOAL),
    page("mal/lokalt/<int:pk>/ta-bort/", goals.local_remove, "local_goal_remove", may=GOAL),
    page("pengar/", money.money, "money", may="money.see"),
    page("pengar/nytt/", money.money_new, "money_new", may=MONEY),
    page("pengar/<int:pk>/", money.money_edit, "money_edit", may=MONEY),
    page("pengar/<int:pk>/ta-bort/", money.money_remove, "money_remove", may=MONEY),
]
