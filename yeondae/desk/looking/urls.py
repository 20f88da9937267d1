"""Letters whose text was changed: somebody reads each before it goes."""

from django.urls import path

from yeondae.desk.looking import views

urlpatterns = [
    path("", views.letters, name="letters_to_look_at"),
    path("<int:pk>/", views.letter, name="look_at_letter"),
    path("<int:pk>/page-<int:number>.png", views.page, name="letter_page"),
]
