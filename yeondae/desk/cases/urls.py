"""Cases at the desk."""

from django.urls import path

from yeondae.desk.cases import happening, showing, views

urlpatterns = [
    path("", views.cases, name="cases"),
    path("<int:pk>/", views.case, name="case"),
    path("<int:pk>/enter/<slug:slug>/", views.enter, name="case_enter"),
    path("<int:pk>/happened/", happening.happening, name="case_event"),
    path("<int:pk>/show/", showing.show, name="show_case"),
    path("<int:pk>/publish/", views.publish, name="case_publish"),
    path("claim/<int:pk>/", views.judge, name="claim_judge"),
]
