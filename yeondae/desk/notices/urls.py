"""Notices to everyone who wrote: drafted by the machine or by hand, sent by a person, once."""

from django.urls import path

from yeondae.desk.notices import views

urlpatterns = [
    path("", views.notices, name="notices"),
    path("new/", views.new, name="new_notice"),
    path("<int:pk>/", views.notice, name="notice"),
    path("<int:pk>/<slug:act>/", views.act, name="act_on_notice"),
]
