"""Whether letters will leave: every channel as it is set up, and a test of mail and fax."""

from django.urls import path

from yeondae.desk.sending_check import views

urlpatterns = [
    path("", views.sending_check, name="sending_check"),
    path("mail/", views.test_mail, name="send_test_mail"),
    path("fax/", views.test_fax, name="send_test_fax"),
]
