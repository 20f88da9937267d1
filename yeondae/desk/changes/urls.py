"""Reported changes: somebody is freed, deported, moved; what follows for each call."""

from django.urls import path

from yeondae.desk.changes import views

urlpatterns = [
    path("", views.changes, name="changes"),
    path("report/", views.report, name="report_change"),
    path("<int:pk>/settle/", views.settle, name="settle_change"),
    path("pause/<int:pk>/", views.pause, name="decide_pause"),
]
