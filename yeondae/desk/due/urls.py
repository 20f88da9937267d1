"""Contact points that somebody should confirm, and the letters that wait for it."""

from django.urls import path

from yeondae.desk.due import views

urlpatterns = [path("", views.due, name="contacts_due")]
