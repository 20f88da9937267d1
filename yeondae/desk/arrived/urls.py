"""What was reported of a call: copies that arrived, letters sent elsewhere; what is false."""

from django.urls import path

from yeondae.desk.arrived import views

urlpatterns = [
    path("<slug:slug>/reports/", views.reports, name="reports"),
    path("<slug:slug>/reports/strike/", views.strike, name="strike_out_reports"),
    path("<slug:slug>/reports/<int:pk>/count/", views.count_again, name="count_report_again"),
]
