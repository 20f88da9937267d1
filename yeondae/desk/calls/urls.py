"""The calls: the list, one call's page, its facts, whom it asks, and its steps."""

from django.urls import path

from yeondae.desk.calls import asked, facts, steps, updates, views

urlpatterns = [
    path("", views.calls, name="calls"),
    path("<slug:slug>/", views.call, name="call"),
    path("<slug:slug>/facts/", facts.facts, name="call_facts"),
    path("<slug:slug>/photo/", facts.photo, name="call_photo"),
    path("<slug:slug>/picture.jpg", facts.picture, name="call_picture"),
    path("<slug:slug>/offices/", asked.offices, name="call_offices"),
    path("<slug:slug>/people/", asked.people, name="call_people"),
    path("<slug:slug>/demands/", asked.demands, name="call_demands"),
    path("<slug:slug>/submit/", steps.submit, name="submit_call"),
    path("<slug:slug>/take-back/", steps.take_back, name="take_back_call"),
    path("<slug:slug>/settle/", steps.settle, name="settle_point"),
    path("<slug:slug>/first-report/", steps.first_report, name="first_report"),
    path("<slug:slug>/stop/", steps.stop, name="stop_call"),
    path("<slug:slug>/resume/", steps.resume, name="resume_call"),
    path("<slug:slug>/renew/", steps.renew, name="renew_call"),
    path("<slug:slug>/close/", steps.close, name="close_call"),
    path("<slug:slug>/update/", steps.update, name="add_update"),
    path("<slug:slug>/update/<int:number>/words/", updates.words, name="update_words"),
    path("<slug:slug>/update/<int:number>/", steps.publish_update, name="publish_update"),
]
