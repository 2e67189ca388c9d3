"""The addresses of a participant's quotes and stories."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.reports.views import stories

MAY = "story.register"
urlpatterns: list[URLPattern] = [
    page("deltagare/<int:pk>/citat/", stories.stories, "stories", may="story.see"),
    page("deltagare/<int:pk>/citat/nytt/", stories.new, "story_new", may=MAY),
    page("citat/<int:pk>/", stories.edit, "story_edit", may=MAY),
    page("citat/<int:pk>/aterta/", stories.withdraw, "story_withdraw", may=MAY),
    page("citat/<int:pk>/ta-bort/", stories.remove, "story_remove", may=MAY),
]
