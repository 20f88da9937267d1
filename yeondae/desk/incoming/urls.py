"""Received texts: the list, the two doors, and the review of a draft."""

from django.urls import path

from yeondae.desk.incoming import review, short, views

urlpatterns = [
    path("", views.incoming, name="incoming"),
    path("receive/", views.receive, name="receive"),
    path("form/", short.short_form, name="short_form"),
    path("<int:pk>/", review.draft, name="draft"),
    path("<int:pk>/reject/", views.reject, name="reject_draft"),
    path("<int:pk>/update/", review.join, name="join_draft"),
]
