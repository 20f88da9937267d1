"""What offices answered."""

from django.urls import path

from yeondae.desk.replies import views

urlpatterns = [
    path("", views.replies, name="replies"),
    path("new/", views.new, name="new_reply"),
    path("<int:pk>/", views.reply, name="reply"),
    path("<int:pk>/scan/", views.scan, name="reply_scan"),
]
