"""Who answers for this installation."""

from django.urls import path

from yeondae.desk.keeper import views

urlpatterns = [path("", views.keeper, name="keeper")]
