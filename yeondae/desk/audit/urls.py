"""The address of the log of acts."""

from django.urls import path

from yeondae.desk.audit.views import audit

urlpatterns = [path("", audit, name="audit")]
