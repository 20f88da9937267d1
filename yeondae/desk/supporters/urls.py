"""The rights of supporters: found by the address they give, never listed."""

from django.urls import path

from yeondae.desk.supporters import acts, retention, views

urlpatterns = [
    path("", views.find, name="supporters"),
    path("found/", views.supporter, name="supporter"),
    path("found/kept.json", views.as_json, name="supporter_json"),
    path("found/kept.txt", views.as_text, name="supporter_text"),
    path("found/leave/", acts.leave, name="leave_supporter"),
    path("found/correct/", acts.correct, name="correct_supporter"),
    path("found/code/", acts.resend, name="resend_code"),
    path("found/consents/<int:pk>/end/", acts.end_consent, name="end_consent_given"),
    path("found/signatures/<int:pk>/end/", acts.end_signature, name="end_signature"),
    path("found/erase/", acts.erase, name="erase_supporter"),
    path("retention/", retention.page, name="retention"),
    path("restored/", retention.restored, name="restored"),
]
