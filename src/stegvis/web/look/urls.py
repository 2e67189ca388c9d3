"""Which addresses has the app on its own? In the installation config/urls.py mounts the same page as an open one."""

from django.urls import path

from stegvis.web.look import views

app_name = "look"
urlpatterns = [path("komponenter/", views.components, name="components")]
