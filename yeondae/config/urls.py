"""Every address of the site: public pages by language, the desk, machine-readable feeds."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns: list[URLPattern | URLResolver] = [
    # Before Wagtail's: its own sign-in page never answers.
    path("desk/", include("yeondae.desk.sign_in.urls")),
    path("desk/", include("yeondae.desk.urls")),
    path("desk/", include(wagtailadmin_urls)),
    path("", include("yeondae.api.urls")),
    path("", include("yeondae.website.urls")),
]

handler400 = "yeondae.website.refusals.bad_request"
handler403 = "yeondae.website.refusals.forbidden"
handler404 = "yeondae.website.refusals.not_found"
handler500 = "yeondae.website.refusals.server_error"
