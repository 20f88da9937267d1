"""People held: what is known of them, what may be shown, what happened."""

from django.urls import path

from yeondae.desk.people import erasing, events, naming, showing, views

urlpatterns = [
    path("", views.people, name="people"),
    path("find/", naming.find, name="find_people"),
    path("new/<int:pk>/", naming.new_person, name="new_person"),
    path("merge/<int:pk>/undo/", naming.undo_merge, name="undo_merge"),
    path("<int:pk>/", views.person, name="person"),
    path("<int:pk>/names/", naming.names, name="person_names"),
    path("<int:pk>/same/", naming.merge, name="merge_people"),
    path("<int:pk>/erase/", erasing.erase, name="erase_person"),
    path("<int:pk>/erase/texts/", erasing.erase_texts, name="erase_person_texts"),
    path("<int:pk>/show/", showing.show, name="show_person"),
    path("<int:pk>/show/no-more/", showing.no_more, name="show_no_more"),
    path("<int:pk>/event/", events.new_event, name="new_event"),
    path("event/<int:pk>/", events.event, name="event"),
    path("<int:pk>/risk/", views.risk, name="set_risk"),
    path("<int:pk>/by-hand/end/", views.end_override, name="end_override"),
    path("<int:pk>/consent/", views.consent, name="give_consent"),
    path("<int:pk>/consent/<int:consent_pk>/end/", views.end_consent, name="end_consent"),
]
