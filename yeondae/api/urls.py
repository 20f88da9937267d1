"""Machine-readable addresses."""

from django.urls import URLPattern, path

from yeondae.api import health

urlpatterns: list[URLPattern] = [
    path("healthz", health.healthz, name="healthz"),
]
