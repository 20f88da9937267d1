"""The addresses of the public pages. The language stands in each; no address names a person."""

from django.urls import include, path, register_converter

from yeondae.website.languages import LanguageConverter
from yeondae.website.views import (
    asking,
    call,
    confirm,
    giving,
    hear,
    home,
    ledger,
    mine,
    my_rights,
    news,
    petition,
    recipient,
    safe,
    sent,
    sheet,
    signing,
    told,
    write,
    yourself,
)

register_converter(LanguageConverter, "language")
app_name = "website"

writing_pages = [
    path("", write.write, name="write"),
    path("keep/", write.keep, name="keep"),
    path("sign/", write.sign, name="sign"),
    path("page/<int:office>-<int:number>.png", write.picture, name="picture"),
    path("code/", confirm.code, name="code"),
    path("done/", confirm.done, name="done"),
    path("confirm/<str:key>/", confirm.confirm, name="confirm"),
]

signing_pages = [
    path("", signing.sign, name="sign_petition"),
    path("safe/", signing.safe, name="sign_safe"),
    path("organisation/", signing.organisation, name="sign_organisation"),
    path("code/", signing.code, name="sign_code"),
    path("done/", signing.done, name="sign_done"),
    path("confirm/<str:link>/", signing.confirm, name="sign_confirm"),
    path("back/<str:key>/", signing.back, name="sign_back"),
]

urlpatterns = [
    # First those that crowds use in the same minute.
    path("write/<slug:slug>/<language:language>/", include(writing_pages)),
    path("sign/<slug:slug>/<language:language>/", include(signing_pages)),
    path("", home.front_door, name="front_door"),
    path("robots.txt", home.robots, name="robots"),
    path("v/<slug:slug>", call.valid_short, name="valid_short"),
    path("l/<str:reference>", recipient.letter_short, name="letter_short"),
    path("<language:language>/l/<str:reference>/", recipient.letter, name="letter"),
    path("<language:language>/", home.home, name="home"),
    path("", include("yeondae.website.cases.urls")),
    path("<language:language>/about/", home.about, name="about"),
    path("<language:language>/privacy/", home.privacy, name="privacy"),
    path("<language:language>/calls/<slug:slug>/", call.call, name="call"),
    path("<language:language>/calls/<slug:slug>/photo.jpg", call.photo, name="photo"),
    path("<language:language>/calls/<slug:slug>/valid/", call.valid, name="valid"),
    path("<language:language>/calls/<slug:slug>/updates/<int:number>/", call.update, name="update"),
    path("<language:language>/calls/<slug:slug>/sheet.<str:form>", sheet.sheet, name="sheet"),
    path("<language:language>/calls/<slug:slug>/safe/", safe.safe, name="safe"),
    path("<language:language>/calls/<slug:slug>/yourself/", yourself.yourself, name="yourself"),
    path(
        "<language:language>/calls/<slug:slug>/yourself/<int:office>.pdf",
        yourself.letter,
        name="yourself_letter",
    ),
    path(
        "<language:language>/calls/<slug:slug>/yourself/<int:office>-us-letter.pdf",
        yourself.letter,
        {"paper": "us-letter"},
        name="yourself_letter_us",
    ),
    path("<language:language>/calls/<slug:slug>/sent/", sent.sent, name="sent"),
    path("<language:language>/calls/<slug:slug>/group/", sent.group, name="group"),
    path("<language:language>/calls/<slug:slug>/thanks/", sent.thanks, name="thanks"),
    path("<language:language>/petitions/<slug:slug>/", petition.petition, name="petition"),
    path("<language:language>/petitions/<slug:slug>/safe/", petition.safe, name="petition_safe"),
    path(
        "<language:language>/petitions/<slug:slug>/organisation/",
        petition.organisation,
        name="petition_organisation",
    ),
    path("<language:language>/petitions/<slug:slug>/names/", petition.names, name="petition_names"),
    path(
        "<language:language>/petitions/<slug:slug>/proof/", petition.proved, name="petition_proof"
    ),
    path(
        "<language:language>/petitions/<slug:slug>/<str:kind>.pdf",
        petition.on_paper,
        name="petition_on_paper",
    ),
    path(
        "<language:language>/petitions/<slug:slug>/handed-<int:pk>.jpg",
        petition.handed_picture,
        name="handed_picture",
    ),
    path("petitions/<slug:slug>/challenge", petition.challenge, name="petition_challenge"),
    path("petitions/<slug:slug>/leaves.txt", ledger.leaves, name="petition_leaves"),
    path("petitions/<slug:slug>/checkpoint.txt", ledger.checkpoint, name="petition_checkpoint"),
    path("petitions/<slug:slug>/checkpoints.txt", ledger.checkpoints, name="petition_checkpoints"),
    path(
        "petitions/<slug:slug>/checkpoint-<int:size>.txt",
        ledger.checkpoint_of,
        name="petition_checkpoint_of",
    ),
    path("petitions/<slug:slug>/consistency", ledger.between, name="petition_between"),
    path("petitions/<slug:slug>/key.txt", ledger.key, name="petition_key"),
    path(
        "petitions/<slug:slug>/consistency/<int:old>-<int:new>.txt",
        ledger.consistency,
        name="petition_consistency",
    ),
    path(
        "petitions/<slug:slug>/inclusion/<int:index>-<int:size>.txt",
        ledger.inclusion,
        name="petition_inclusion",
    ),
    path("mine/<language:language>/", mine.ask, name="mine"),
    path("mine/<language:language>/code/", mine.code, name="mine_code"),
    path("mine/<language:language>/letters/", mine.letters, name="mine_letters"),
    path("mine/<language:language>/letters/<int:pk>.pdf", mine.document, name="mine_document"),
    path("mine/<language:language>/withdraw/<int:pk>/", mine.withdraw, name="mine_withdraw"),
    path("mine/<language:language>/kept.<str:form>", my_rights.kept, name="mine_kept"),
    path("mine/<language:language>/erase/", my_rights.erase, name="mine_erase"),
    path("mine/<language:language>/news/", mine.end_mails, name="mine_end_mails"),
    path("<language:language>/news/", told.news, name="news"),
    path("<language:language>/news.atom", told.feed, name="news_feed"),
    path("<language:language>/news/<int:pk>/", told.told, name="told"),
    path("<language:language>/give/", giving.give, name="give"),
    path("<language:language>/imprint/", told.imprint, name="imprint"),
    path("ask/<language:language>/", asking.ask, name="ask"),
    path("join/<language:language>/", asking.join, name="join"),
    path("asked/<language:language>/", asking.asked, name="asked"),
    path("hear/<language:language>/", hear.hear, name="hear"),
    path("hear/<language:language>/code/", hear.code, name="hear_code"),
    path("hear/<language:language>/done/", hear.done, name="hear_done"),
    path("unsubscribe/<str:tag>", news.unsubscribe, name="unsubscribe"),
    path("mine/<language:language>/leave/", mine.leave, name="mine_leave"),
]
