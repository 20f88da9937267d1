"""Pictures of people."""

from django.urls import path

from yeondae.desk.photos import views

urlpatterns = [
    path("of/<int:pk>/", views.new, name="new_photo"),
    path("<int:pk>/", views.photo, name="person_photo"),
    path("<int:pk>/picture.jpg", views.picture, name="photo_picture"),
    path("<int:pk>/show/", views.show, name="show_photo"),
    path("<int:pk>/blur/", views.blur, name="blur_photo"),
    path("<int:pk>/remove/", views.remove, name="remove_photo"),
]
