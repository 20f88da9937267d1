"""The address of a one-time sign-in link (demo only)."""

from django.urls import path

from yeondae.desk.sign_in.views import sign_in

urlpatterns = [path("<str:token>/", sign_in, name="sign_in_by_link")]
