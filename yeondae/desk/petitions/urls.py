"""Petitions: made, opened, checked; signatures looked at and entered."""

from django.urls import path

from yeondae.desk.petitions import deciding, entering, handing, importing, paper, records, views

urlpatterns = [
    path("", views.petitions, name="petitions"),
    path("sheets/", paper.sheets, name="sheets"),
    path("new/", views.new, name="new_petition"),
    path("<int:pk>/", views.petition, name="petition"),
    path("<int:pk>/terms/", views.terms, name="petition_terms"),
    path("<int:pk>/words/", views.begin_words, name="begin_petition_words"),
    path("<int:pk>/words/<str:language>/", views.words, name="petition_words"),
    path("<int:pk>/words/<str:language>/show/", deciding.show_words, name="show_petition_words"),
    path("<int:pk>/open/", deciding.open_it, name="open_petition"),
    path("<int:pk>/check/", deciding.check, name="check_petition"),
    path("<int:pk>/close/", deciding.close, name="close_petition"),
    path("<int:pk>/reply/", entering.reply, name="enter_reply"),
    path("<int:pk>/paper/", paper.paper, name="petition_paper"),
    path("<int:pk>/paper/collector/", paper.add_collector, name="add_collector"),
    path("<int:pk>/paper/print/", paper.print_sheets, name="print_sheets"),
    path("<int:pk>/paper/again/<str:code>/", paper.print_again, name="print_sheets_again"),
    path("<int:pk>/paper/find/", paper.find_sheet, name="find_sheet"),
    path("<int:pk>/paper/bring-in/", importing.bring_in, name="bring_in_signatures"),
    path("files/<int:pk>/", importing.progress, name="import_progress"),
    path("files/<int:pk>/strike/", deciding.strike_file, name="strike_file"),
    path("<int:pk>/paper/destroy/", paper.destroy, name="destroy_sheet_images"),
    path("<int:pk>/paper/<str:code>/", paper.sheet, name="petition_sheet"),
    path("<int:pk>/paper/<str:code>/picture/", paper.picture, name="sheet_picture"),
    path("<int:pk>/paper/<str:code>/strike/", deciding.strike_sheet, name="strike_sheet"),
    path("<int:pk>/handing-over/", handing.handing_over, name="handing_over"),
    path("<int:pk>/handing-over/book/", handing.begin_book, name="begin_book"),
    path("<int:pk>/handing-over/export/", handing.export, name="export_signatures"),
    path("<int:pk>/handing-over/letters/", handing.write_letters, name="write_cover_letters"),
    path("packs/<int:pk>/", handing.pack, name="petition_pack"),
    path("records/<int:pk>/", records.handover, name="handover"),
    path("records/<int:pk>/publish/", records.publish, name="publish_handover"),
    path("pictures/<int:pk>/", records.picture, name="handover_picture"),
    path("pictures/<int:pk>/decide/", records.decide, name="decide_handover_picture"),
    path("organisations/<int:pk>/", deciding.organisation, name="check_organisation"),
    path("floods/<int:pk>/", deciding.flood, name="decide_flood"),
    path("struck/<int:pk>/undo/", deciding.undo, name="undo_invalidation"),
]
