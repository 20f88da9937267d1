"""People held: what is known of them, what may be shown, what happened."""

from django.urls import path

from yeondae.desk.people import events, views

urlpatterns = [
    path("", views.people, name="people"),
    path("<int:pk>/", views.person, name="person"),
    path("<int:pk>/event/", events.new_event, name="new_event"),
    path("event/<int:pk>/", events.event, name="event"),
    path("<int:pk>/risk/", views.risk, name="set_risk"),
    path("<int:pk>/consent/", views.consent, name="give_consent"),
    path("<int:pk>/consent/<int:consent_pk>/end/", views.end_consent, name="end_consent"),
]
