"""Machine-readable addresses."""

from django.urls import URLPattern, path

from yeondae.api import health, record

urlpatterns: list[URLPattern] = [
    path("data/people.csv", record.people_csv, name="data_people"),
    path("data/events.csv", record.events_csv, name="data_events"),
    path("data/cases.json", record.cases_json, name="data_cases"),
    path("data/schema.json", record.schema_json, name="data_schema"),
    path("data/record.zip", record.record_zip, name="data_record"),
    path("healthz", health.healthz, name="healthz"),
]
