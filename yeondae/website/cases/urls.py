"""The addresses of the public record. Ids are random: no address names a person."""

from datetime import date

from django.urls import path, register_converter

from yeondae.website.cases import greeting, search, views


class DayConverter:
    """A day in an address: 2007-12-06."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

urlpatterns = [
    path("<language:language>/cases/", views.cases, name="cases"),
    path("<language:language>/cases/page/<int:number>/", views.cases, name="cases_page"),
    path("<language:language>/cases/search/", search.search, name="case_search"),
    path("<language:language>/cases.atom", views.feed, name="cases_feed"),
    path("<language:language>/cases/<slug:public_id>/", views.case, name="case"),
    path(
        "<language:language>/cases/<slug:public_id>/people/<int:number>/",
        views.people,
        name="case_people",
    ),
    path(
        "<language:language>/cases/<slug:public_id>/events/<int:number>/",
        views.events,
        name="case_events",
    ),
    path(
        "<language:language>/cases/<slug:public_id>/pictures/<int:number>/",
        views.pictures,
        name="case_photos",
    ),
    path(
        "<language:language>/cases/<slug:public_id>/person/<slug:person_id>/",
        views.person,
        name="case_person",
    ),
    path("<language:language>/cases/<slug:public_id>/share.png", views.share, name="case_share"),
    path("<language:language>/greetings/<slug:public_id>/", greeting.greeting, name="greeting"),
    path(
        "<language:language>/greetings/<slug:public_id>/letter.pdf",
        greeting.document,
        name="greeting_pdf",
    ),
    path("<language:language>/pictures/<slug:public_id>.jpg", views.picture, name="case_picture"),
    path("<language:language>/held/", views.held_today, name="held_today"),
    path("<language:language>/held/on/", views.held_asked, name="held_asked"),
    path("<language:language>/held/<day:day>/", views.held, name="held"),
    path("<language:language>/corrections/", views.corrections, name="corrections"),
    path(
        "<language:language>/corrections/page/<int:number>/",
        views.corrections,
        name="corrections_page",
    ),
    path("<language:language>/record/", views.record, name="record"),
]
