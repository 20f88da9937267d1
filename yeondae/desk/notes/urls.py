"""Case notes: opened by their members only, each with a passphrase of their own."""

from django.urls import path

from yeondae.desk.notes import keys, views

urlpatterns = [
    path("key/", keys.key, name="notes_key"),
    path("key/new/", keys.new_key, name="new_notes_key"),
    path("shut/", keys.shut_notes, name="shut_notes"),
    path("<int:pk>/", views.notes, name="notes"),
    path("<int:pk>/begin/", views.begin, name="begin_notes"),
    path("<int:pk>/write/", views.write, name="write_note"),
    path("<int:pk>/document/", views.add_document, name="add_document"),
    path("<int:pk>/members/", views.members, name="notes_members"),
    path("read/<int:pk>/", views.read, name="read_note"),
    path("read/<int:pk>/document/", views.document, name="note_document"),
    path("read/<int:pk>/remove/", views.remove, name="remove_note"),
]
