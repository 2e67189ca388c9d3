"""What is wrong in the register, and what is handed over: the addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
