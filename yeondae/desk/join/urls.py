"""Who offers to join."""

from django.urls import path

from yeondae.desk.join import views

urlpatterns = [
    path("", views.joinings, name="joinings"),
    path("<int:pk>/", views.joining, name="joining"),
]
