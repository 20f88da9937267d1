"""The words of a call: begin a language, write it, read it."""

from django.urls import path

from yeondae.desk.editions import views

urlpatterns = [
    path("<slug:slug>/words/", views.start_words, name="start_words"),
    path("<slug:slug>/words/<slug:language>/", views.words, name="words"),
    path("<slug:slug>/words/<slug:language>/read/", views.preview, name="preview"),
]
