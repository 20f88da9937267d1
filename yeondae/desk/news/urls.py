"""News and events."""

from django.urls import path

from yeondae.desk.news import views

urlpatterns = [
    path("", views.news, name="news"),
    path("new/", views.new, name="new_news"),
    path("<int:pk>/", views.write, name="write_news"),
    path("<int:pk>/hide/", views.hide, name="hide_news"),
]
