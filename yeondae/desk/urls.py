"""The addresses of the desk, a line for each topic."""

from django.urls import include, path

from yeondae.desk.start.views import start

app_name = "desk"
urlpatterns = [
    path("", start, name="start"),
    path("incoming/", include("yeondae.desk.incoming.urls")),
    path("calls/", include("yeondae.desk.calls.urls")),
    path("calls/", include("yeondae.desk.editions.urls")),
    path("calls/", include("yeondae.desk.arrived.urls")),
    path("review/", include("yeondae.desk.review.urls")),
    path("people/", include("yeondae.desk.people.urls")),
    path("cases/", include("yeondae.desk.cases.urls")),
    path("notes/", include("yeondae.desk.notes.urls")),
    path("photos/", include("yeondae.desk.photos.urls")),
    path("greetings/", include("yeondae.desk.greetings.urls")),
    path("offices/", include("yeondae.desk.offices.urls")),
    path("letters/", include("yeondae.desk.looking.urls")),
    path("sendings/", include("yeondae.desk.sendings.urls")),
    path("carry/", include("yeondae.desk.bundles.urls")),
    path("due/", include("yeondae.desk.due.urls")),
    path("changes/", include("yeondae.desk.changes.urls")),
    path("notices/", include("yeondae.desk.notices.urls")),
    path("questions/", include("yeondae.desk.questions.urls")),
    path("joining/", include("yeondae.desk.join.urls")),
    path("news/", include("yeondae.desk.news.urls")),
    path("keeper/", include("yeondae.desk.keeper.urls")),
    path("answers/", include("yeondae.desk.replies.urls")),
    path("supporters/", include("yeondae.desk.supporters.urls")),
    path("petitions/", include("yeondae.desk.petitions.urls")),
    path("outbox/", include("yeondae.desk.outbox.urls")),
    path("staff/", include("yeondae.desk.staff.urls")),
    path("approvals/", include("yeondae.desk.approvals.urls")),
    path("audit/", include("yeondae.desk.audit.urls")),
    path("sending-check/", include("yeondae.desk.sending_check.urls")),
]
