"""Letters that people carry: the relay desk, the print tray, one bundle."""

from django.urls import path

from yeondae.desk.bundles import bundle, views

urlpatterns = [
    path("relay/", views.relay, name="relay"),
    path("tray/", views.tray, name="tray"),
    path("gather/", views.gather, name="gather"),
    path("bundle/<int:pk>/", bundle.show, name="bundle"),
    path("bundle/<int:pk>/file/", bundle.take, name="bundle_file"),
    path("bundle/<int:pk>/done/", bundle.done, name="bundle_done"),
    path("bundle/<int:pk>/unbind/", bundle.unbind, name="unbind_bundle"),
]
