"""Writing, screens one and two: the letter made one's own, and how to sign."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.urls import reverse

from yeondae.appeals import queries, services
from yeondae.appeals.models import Writing
from yeondae.appeals.rules import Draft, typed_part
from yeondae.calls.models import Call
from yeondae.calls.rules import accepts_letters
from yeondae.core import clock
from yeondae.core.countries import country_name
from yeondae.flows import take_part
from yeondae.flows.call_material import Material, material
from yeondae.flows.preview import preview
from yeondae.typeset.picture import page_count, page_png
from yeondae.website import cookies
from yeondae.website.answers import own_forms_only, page
from yeondae.website.forms.signing import CONSENTS, SignForm, as_ticked, signed_draft
from yeondae.website.forms.writing import LetterText, WriteForm, as_typed, draft_of, letter_texts
from yeondae.website.languages import in_language
from yeondae.website.pages.words import choices, words_for
from yeondae.website.site import absolute

PICTURE_WIDTH = 720


@dataclass(frozen=True)
class Desk:
    """What the screens work with: the call, the draft so far, and who asks in which language."""

    request: HttpRequest
    material: Material
    language: str
    writing: Writing | None
    now: datetime

    @property
    def call(self) -> Call:
        return self.material.call

    @property
    def draft(self) -> Draft:
        return typed_part(self.writing.content) if self.writing else {}

    def at(self, name: str) -> HttpResponseRedirect:
        """To the screen called `name`."""
        return HttpResponseRedirect(self.url(name))

    def url(self, name: str, **more: object) -> str:
        """The address of the screen called `name`."""
        place = {"slug": self.call.slug, "language": self.language, **more}
        return reverse(f"website:{name}", kwargs=place)

    def page(self, name: str, *, place: str = "", **context: object) -> HttpResponse:
        """The screen called `name` (shown at the address of `place`), in words for this call."""
        said = words_for(self.call, self.language)
        shown = {
            "call": self.call,
            "title": said.words["title"] if said else "",
            "languages": choices(place or name, language=self.language, slug=self.call.slug),
            "at_risk": [country_name(code, self.language) for code in self.call.at_risk],
            "offence": self._offence(),
            **context,
        }
        return page(f"write_{name}", shown, language=self.language)

    def _offence(self) -> str:
        """The chosen country, where having this text can itself be an offence there; else ""."""
        country = self.request.POST.get("country") or self.draft.get("country", "")
        is_one = country in self.call.text_is_offence
        return country_name(country, self.language) if is_one else ""


def at_the_desk(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give a view the call and the draft; a call that takes no letters shows its own page."""

    @own_forms_only
    @in_language
    def wrapped(
        request: HttpRequest, *, slug: str, language: str, **kwargs: object
    ) -> HttpResponseBase:
        found = material(slug)
        if found is None or not found.samples:
            raise Http404("There is no such call.")
        now = clock.now()
        if not accepts_letters(found.call, now).accepted:
            place = {"slug": slug, "language": language}
            return HttpResponseRedirect(reverse("website:call", kwargs=place))
        token = cookies.read(request, cookies.WRITING)
        writing = queries.writing_by_token(token, call_id=found.call.pk, now=now) if token else None
        if writing is not None and writing.state == Writing.State.CONFIRMED:
            writing = None
        return view(Desk(request, found, language, writing, now), **kwargs)

    return wrapped


@at_the_desk
def write(desk: Desk) -> HttpResponseBase:
    """Screen one. What was typed is kept before anything is checked."""
    if desk.request.method != "POST":
        typed = as_typed(desk.draft)
        texts = letter_texts(desk.material, typed["country"], desk.language)
        samples = {each.field: _sample(desk, each) for each in texts}
        form = WriteForm(
            initial={**samples, **{name: text for name, text in typed.items() if text}},
            texts=texts,
            language=desk.language,
        )
        return _first_screen(desk, form, texts)
    if "drop" in desk.request.POST:
        return _dropped(desk, "call")
    answer = _kept(desk)
    if answer is not None and "location" in answer.headers:
        return answer
    texts = letter_texts(desk.material, desk.request.POST.get("country", ""), desk.language)
    typed = {each.field: _sample(desk, each) for each in texts} | desk.request.POST.dict()
    form = WriteForm(typed, texts=texts, language=desk.language)
    response = desk.at("sign") if form.is_valid() else _first_screen(desk, form, texts)
    if answer is not None:
        response.cookies.update(answer.cookies)
    return response


@at_the_desk
def keep(desk: Desk) -> HttpResponseBase:
    """Keep what is typed while somebody writes (the page's small script asks for it)."""
    if desk.request.method != "POST":
        return desk.at("write")
    return _kept(desk) or HttpResponse(status=204)


def _kept(desk: Desk) -> HttpResponse | None:
    """Keep the draft; the answer carries the cookie of a new one, or leads to the safe ways."""
    draft = draft_of(desk.request.POST.dict(), desk.draft)
    if take_part.is_at_risk(desk.material, draft["country"]):
        return _dropped(desk, "safe")
    if desk.writing is not None:
        take_part.keep(
            writing=desk.writing, material=desk.material, draft=draft, language=desk.language
        )
        return None
    _writing, token = take_part.begin(
        material=desk.material, language=desk.language, draft=draft, now=desk.now
    )
    answer = HttpResponse(status=204)
    cookies.set_writing(answer, token, desk.call.slug)
    return answer


def _dropped(desk: Desk, name: str) -> HttpResponse:
    """Destroy the draft, take its cookie away, and go to the page called `name`."""
    if desk.writing is not None:
        services.drop_writing(writing=desk.writing)
    answer = desk.at(name)
    cookies.drop_writing(answer, desk.call.slug)
    return answer


def _sample(desk: Desk, text: LetterText) -> str:
    return take_part.sample_text(desk.material, text.language)


def _first_screen(desk: Desk, form: WriteForm, texts: list[LetterText]) -> HttpResponse:
    fields = [(form[each.field], each) for each in texts]
    return desk.page("write", form=form, letters=fields, is_kept=desk.writing is not None)


@at_the_desk
def sign(desk: Desk) -> HttpResponseBase:
    """Screen two: how to sign, consents, and the page as it will arrive."""
    if desk.writing is None:
        return desk.page("lost", place="sign")
    if not _first_screen_is_done(desk):
        return desk.at("write")
    if desk.request.method != "POST":
        return _second_screen(desk, SignForm(initial=as_ticked(desk.draft), draft=desk.draft))
    draft = signed_draft(desk.request.POST, desk.draft)
    take_part.keep(
        writing=desk.writing, material=desk.material, draft=draft, language=desk.language
    )
    if "show" in desk.request.POST:
        return HttpResponseRedirect(desk.url("sign") + "#page")
    form = SignForm(desk.request.POST, draft=draft)
    if not form.is_valid():
        return _second_screen(desk, form)
    take_part.ask_code(
        writing=desk.writing,
        material=desk.material,
        draft=draft,
        agreed=form.agreed(),
        language=desk.language,
        confirm_url=absolute(desk.url("code").removesuffix("code/") + "confirm/"),
        now=desk.now,
    )
    return desk.at("code")


def _first_screen_is_done(desk: Desk) -> bool:
    texts = letter_texts(desk.material, desk.draft.get("country", ""), desk.language)
    samples = {each.field: _sample(desk, each) for each in texts}
    typed = samples | as_typed(desk.draft)
    return WriteForm(typed, texts=texts, language=desk.language).is_valid()


def _second_screen(desk: Desk, form: SignForm) -> HttpResponse:
    return desk.page(
        "sign",
        form=form,
        consents=[form[purpose.value] for purpose in CONSENTS],
        draft=desk.draft,
        pages=_pages(desk),
    )


@dataclass(frozen=True)
class PagePicture:
    """One page that will arrive: for which office, which page, and where its picture lies."""

    office: str
    number: int
    url: str


def _pages(desk: Desk) -> list[PagePicture]:
    """Every page that will arrive."""
    prepared = take_part.prepare(material=desk.material, draft=desk.draft, reader=desk.language)
    return [
        PagePicture(
            office.title_in(desk.language),
            number,
            desk.url("picture", office=office.pk, number=number),
        )
        for each in prepared
        for office in take_part.offices_of(desk.material, each)
        for number in range(1, page_count(_pdf(desk, office.pk)) + 1)
    ]


def _pdf(desk: Desk, office_id: int) -> bytes:
    for each in take_part.prepare(material=desk.material, draft=desk.draft, reader=desk.language):
        for office in take_part.offices_of(desk.material, each):
            if office.pk == office_id:
                return preview(
                    office=office,
                    language=each["language"],
                    content=each["content"],
                    country=desk.draft.get("country", ""),
                    now=desk.now,
                )
    raise Http404("No letter of this draft goes there.")


@at_the_desk
def picture(desk: Desk, *, office: int, number: int) -> HttpResponseBase:
    """One page of one letter of the draft, as a picture."""
    if desk.writing is None or not _first_screen_is_done(desk):
        raise Http404("There is no draft in this browser that could be printed.")
    pdf = _pdf(desk, office)
    if not 1 <= number <= page_count(pdf):
        raise Http404("The letter has no such page.")
    return HttpResponse(page_png(pdf, page=number, width=PICTURE_WIDTH), content_type="image/png")
