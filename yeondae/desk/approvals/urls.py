"""The addresses of what needs a second person."""

from django.urls import path

from yeondae.desk.approvals import shutting, views

urlpatterns = [
    path("", views.waiting, name="approvals"),
    path("<int:pk>/", views.answer, name="answer_approval"),
    path("shut/", shutting.shut, name="shut"),
]
