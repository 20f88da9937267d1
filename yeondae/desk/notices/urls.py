"""Notices to many: drafted by the machine or by hand, sent by two people, once."""

from django.urls import path

from yeondae.desk.notices import views

urlpatterns = [
    path("", views.notices, name="notices"),
    path("new/", views.new, name="new_notice"),
    path("<int:pk>/", views.notice, name="notice"),
    path("<int:pk>/answer/", views.answer, name="answer_notice"),
    path("<int:pk>/test/", views.test_copy, name="test_notice"),
    path("<int:pk>/doubt/", views.resolve, name="resolve_notice"),
    path("<int:pk>/<slug:act>/", views.act, name="act_on_notice"),
]
