"""The local outbox: what would have been sent, as it would arrive."""

from django.urls import path

from yeondae.desk.outbox import views

urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("<slug:channel>/<slug:name>/", views.sending, name="outbox_sending"),
    path("<slug:channel>/<slug:name>/page-<int:number>.png", views.page, name="outbox_page"),
    path("<slug:channel>/<slug:name>/file/", views.file, name="outbox_file"),
]
