"""Letters to people who came out."""

from django.urls import path

from yeondae.desk.greetings import views

urlpatterns = [
    path("to/<int:pk>/", views.new, name="new_greeting"),
    path("<int:pk>/", views.greeting, name="greeting"),
    path("<int:pk>/letter.pdf", views.document, name="greeting_document"),
    path("<int:pk>/publish/", views.publish, name="publish_greeting"),
]
