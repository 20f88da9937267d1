"""The second pair of eyes: what waits, a call, newer words of one."""

from django.urls import path

from yeondae.desk.review import views

urlpatterns = [
    path("", views.reviews, name="reviews"),
    path("<slug:slug>/", views.review_call, name="review_call"),
    path("<slug:slug>/<slug:language>/", views.review_words, name="review_words"),
]
