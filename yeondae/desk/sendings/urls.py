"""The log of sendings, a letter's whole history, and what a person must decide."""

from django.urls import path

from yeondae.desk.sendings import decisions, views

urlpatterns = [
    path("", views.log, name="sendings"),
    path("letter/<int:pk>/", views.history, name="letter_history"),
    path("letter/<int:pk>/letter.pdf", views.document, name="letter_document"),
    path("earlier-page/<int:pk>.pdf", views.earlier_document, name="earlier_page"),
    path("uncertain/", decisions.uncertain, name="uncertain"),
    path("stuck/", decisions.stuck, name="stuck"),
    path("late/", decisions.late, name="late_letters"),
    path("<int:pk>/resolve/", decisions.resolve, name="resolve_sending"),
]
