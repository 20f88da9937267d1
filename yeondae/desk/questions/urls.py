"""What people outside ask and say, answered by mail."""

from django.urls import path

from yeondae.desk.questions import views

urlpatterns = [
    path("", views.questions, name="questions"),
    path("<int:pk>/", views.question, name="question"),
]
