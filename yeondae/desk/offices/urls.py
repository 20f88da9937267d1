"""The directory: offices with their holders and contact points, and organisations."""

from django.urls import path

from yeondae.desk.offices import accounts, contacts, organisations, views

urlpatterns = [
    path("", views.offices, name="offices"),
    path("new/", views.new_office, name="new_office"),
    path("<int:pk>/", views.office, name="office"),
    path("<int:pk>/holder/", views.holder, name="name_holder"),
    path("<int:pk>/salutation/", views.salutation, name="set_salutation"),
    path("<int:pk>/contact/", contacts.add_to_office, name="add_contact_to_office"),
    path("contact/<int:pk>/", contacts.change, name="contact_point"),
    path("contact/<int:pk>/verify/", contacts.verify, name="verify_contact_point"),
    path("contact/<int:pk>/end/", contacts.end, name="end_contact_point"),
    path("organisations/new/", organisations.new_organisation, name="new_organisation"),
    path("organisations/<int:pk>/", organisations.organisation, name="organisation"),
    path(
        "organisations/<int:pk>/contact/",
        contacts.add_to_organisation,
        name="add_contact_to_organisation",
    ),
    path("organisations/<int:pk>/account/", accounts.add, name="add_bank_account"),
    path("account/<int:pk>/", accounts.account, name="bank_account"),
    path("account/<int:pk>/act/", accounts.act, name="act_on_bank_account"),
]
