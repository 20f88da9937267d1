"""Every address of the site: public pages by language, the desk, machine-readable feeds."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    # Ours stand before those of Wagtail's frame.
    path("desk/", include("yeondae.desk.sign_in.urls")),
    path("desk/", include("yeondae.desk.urls")),
    path("desk/", include("yeondae.desk.frame_urls")),
    path("", include("yeondae.api.urls")),
    path("", include("yeondae.website.urls")),
]

handler400 = "yeondae.website.refusals.bad_request"
handler403 = "yeondae.website.refusals.forbidden"
handler404 = "yeondae.website.refusals.not_found"
handler500 = "yeondae.website.refusals.server_error"
