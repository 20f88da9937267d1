"""The addresses of the staff list and of the size of the committee."""

from django.urls import path

from yeondae.desk.staff import committee, own, views

urlpatterns = [
    path("", views.staff, name="staff"),
    path("new/", views.invite_staff, name="invite_staff"),
    path("committee/", committee.choose, name="committee"),
    path("<int:pk>/", views.member, name="member"),
    path("<int:pk>/asked/", views.asked, name="asked_of_member"),
    path("<int:pk>/own/", own.own_items, name="own_items"),
    path("<int:pk>/do/<str:act>/", views.act, name="act_on_member"),
]
