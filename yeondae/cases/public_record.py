"""What everyone may read of a case: the one place where a case turns into something public.

Grade and consents decide for each person, here and nowhere else; pages, feeds, files and the
command line print what these values hold. Load cases with `load`, so that a page costs few queries.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from yeondae.cases.laws import law_name, laws
from yeondae.cases.models import (
    Case,
    Charge,
    Claim,
    Correction,
    Event,
    Figure,
    Name,
    Person,
    Source,
)
from yeondae.cases.models.status import Status
from yeondae.cases.naming_rules import unsaid_in
from yeondae.cases.public_loading import kept
from yeondae.cases.public_values import (
    Dispute,
    PublicCase,
    PublicCharge,
    PublicClaim,
    PublicCorrection,
    PublicEvent,
    PublicFigure,
    PublicLabel,
    PublicPerson,
    PublicRuling,
    PublicSource,
)
from yeondae.cases.rules.counting import Span, count
from yeondae.cases.rules.status import for_everyone
from yeondae.cases.shown import ShownPerson, shown
from yeondae.core import clock
from yeondae.core.languages import said


def public_case(case: Case, language: str) -> PublicCase:
    """The case as readers of `language` may see it today."""
    return _Reader(case, language).case_page()


class _Reader:
    """Reads one case once; knows who is shown."""

    def __init__(self, case: Case, language: str) -> None:
        self.case, self.language = case, language
        self.today = clock.today_in(case.time_zone)
        self.everybody = list(case.people.all())
        for person in self.everybody:
            person.case = case
        self.shown: Mapping[int, ShownPerson] = {
            person.pk: each for person in self.everybody if (each := shown(person, language))
        }
        self.hidden = [p for p in self.everybody if not self._is_named(p)]
        self.charges = kept(case, "charges")
        self.rulings = kept(case, "rulings")

    def case_page(self) -> PublicCase:
        events = [event for event in self.case.events.all() if self._may_read(event)]
        figures = [each for each in self.case.figures.all() if self._clean(each.definition)]
        return PublicCase(
            public_id=self.case.public_id,
            title=said(self.case.titles, self.language),
            country=self.case.country,
            time_zone=self.case.time_zone,
            opened_on=self.case.opened_on,
            closed_on=self.case.closed_on,
            people=[self._person(p) for p in self.everybody if p.pk in self.shown],
            events=[self._event(event) for event in events],
            figures=[self._figure(f, figures) for f in figures if f.part_of_id is None],
            disputes=[*self._disputes(events, figures)],
            group_charges=[
                self._charge(charge) for charge in self.charges if charge.person_id is None
            ],
            sources=self._sources(events, figures),
            ties=[
                (tie.other.public_id, said(tie.other.titles, self.language),
                 said(tie.words, self.language))
                for tie in self.case.ties.all()
                if tie.other.published_at
            ],
            relations=[*self._relations()],
        )  # fmt: skip

    def _is_named(self, person: Person) -> bool:
        return person.pk in self.shown and self.shown[person.pk].is_named

    def _clean(self, words: Mapping[str, str]) -> bool:
        """Whether nothing in the words names somebody who may not be named."""
        return not self.hidden or not unsaid_in(words.values(), self.hidden)

    def _may_read(self, event: Event) -> bool:
        """An event shows where all it hit are shown, its words name nobody else, and it holds."""
        return all(act.person_id in self.shown for act in event.acts.all()) and self._clean(
            event.words
        )

    def _person(self, person: Person) -> PublicPerson:
        is_named = self._is_named(person)
        public = self.shown[person.pk]
        names = [name for name in person.all_names.all() if is_named]
        family = next((n.family for n in names if n.is_public and n.text == public.name), "")
        status = for_everyone(person.status)
        spans = [
            Span(row.kind, row.start, row.end, row.is_exact)
            for row in person.intervals.all()
            if row.kind == "detention"
        ]
        by_hand = next((o.source_name for o in person.overrides.all() if o.ended_at is None), "")
        return PublicPerson(
            public_id=person.public_id,
            shown=public,
            family=family,
            other_names=self._other_names(names, public.name),
            title=_title(person, self.language) if is_named else "",
            status=status.value,
            status_label=str(Status(status).label),
            status_on=person.status_on,
            is_set_by_hand=by_hand,
            spans=spans,
            count=count(spans, self.today),
            labels=[*self._labels(person)] if is_named else [],
            charges=[
                self._charge(charge)
                for charge in self.charges
                if charge.person_id == person.pk and is_named
            ],
            rulings=[*self._rulings(person)] if is_named else [],
            posts=[*self._posts(person)] if is_named else [],
            organisation=person.organisation.name_in(self.language)
            if person.organisation and is_named
            else "",
        )

    def _other_names(self, names: Iterable[Name], public: str) -> list[str]:
        """Other scripts and spellings; names in documents stay inside the desk."""
        kinds = (Name.Kind.USED, Name.Kind.SPELLING)
        return [*dict.fromkeys(n.text for n in names if n.kind in kinds and n.text != public)]

    def _labels(self, person: Person) -> Iterator[PublicLabel]:
        for each in person.labels.all():
            yield PublicLabel(
                str(each.get_kind_display()), each.declared_by, each.declared_on,
                said(each.why, self.language), each.source_name, each.source_url,
            )  # fmt: skip

    def _posts(self, person: Person) -> Iterator[str]:
        for post in person.held_posts.all():
            yield said(post.titles, self.language) + (_(" (acting)") if post.is_acting else "")

    def _charge(self, charge: Charge) -> PublicCharge:
        law = laws().get(charge.law)
        article = law.article(charge.article) if law else None
        return PublicCharge(
            law=law_name(charge.law, self.language),
            article=_article(charge.article, said(article.names, self.language) if article else ""),
            alleged=said(charge.alleged, self.language),
            state=str(charge.get_state_display()),
            law_code=charge.law,
            proceeding=said(charge.proceeding.names, self.language),
            penalties=said(charge.penalties, self.language)
            if self._clean(charge.penalties)
            else "",
        )

    def _rulings(self, person: Person) -> Iterator[PublicRuling]:
        for ruling in self.rulings:
            if ruling.person_id == person.pk:
                yield PublicRuling(
                    proceeding=said(ruling.proceeding.names, self.language),
                    instance=str(ruling.get_instance_display()),
                    on=ruling.on,
                    precision=ruling.precision,
                    months=ruling.months,
                    suspended_months=ruling.suspended_months,
                    fine=f"{ruling.fine:,} {ruling.currency}" if ruling.fine else "",
                )

    def _event(self, event: Event) -> PublicEvent:
        claims = [each for each in event.claims.all() if each.field == "happened"]
        place = event.place
        everyone = all(self.shown[act.person_id].may_place for act in event.acts.all())
        return PublicEvent(
            public_id=event.public_id,
            kind=event.kind,
            # Django's get_kind_display says every kind in the reader's language to find this one.
            kind_label=str(Event.Kind(event.kind).label),
            on=event.on,
            until=event.until,
            precision=event.precision,
            time=_time(event),
            place=said(place.names, self.language) if place and everyone else "",
            words=said(event.words, self.language),
            sources=[self._source(each) for each in claims if each.standing != "retracted"]
            or [PublicSource("", said({"en": event.source_name, **event.source_names},
                                      self.language), event.source_url, event.source_on, "")],
            level=max((each.level for each in claims), default="V0"),
        )  # fmt: skip

    def _source(self, claim: Claim) -> PublicSource:
        source = claim.source
        return PublicSource(
            source.public_id,
            said({"en": source.name, **source.names}, self.language),
            source.url,
            source.published_on,
            "" if source.kind == Source.Kind.OTHER else str(source.get_kind_display()),
            said(source.disclaimer, self.language),
        )

    def _figure(self, figure: Figure, among: Iterable[Figure]) -> PublicFigure:
        shown_claim = next((c for c in figure.claims.all() if c.is_shown), None)
        among = list(among)
        return PublicFigure(
            public_id=figure.public_id,
            number=number_words(figure),
            low=figure.low,
            definition=said(figure.definition, self.language),
            since=figure.since,
            until=figure.until,
            source=self._source(shown_claim) if shown_claim else None,
            parts=[self._figure(each, ()) for each in among if each.part_of_id == figure.pk],
        )

    def _disputes(self, events: list[Event], figures: list[Figure]) -> Iterator[Dispute]:
        """Facts with more than one statement, or with one that is disputed."""
        about = [(e.claims.all(), said(e.words, self.language)) for e in events]
        about += [(f.claims.all(), said(f.definition, self.language)) for f in figures]
        for claims, subject in about:
            for fact in dict.fromkeys(each.field for each in claims):
                same = [c for c in claims if c.field == fact and any(c.words.values())]
                if len(same) > 1 or any(c.standing == "disputed" for c in same):
                    ordered = sorted(same, key=lambda each: not each.is_shown)
                    lines = [self._claim(each) for each in ordered if self._clean(each.words)]
                    yield Dispute(fact_name(fact), subject, lines)

    def _claim(self, claim: Claim) -> PublicClaim:
        return PublicClaim(
            said(claim.words, self.language), self._source(claim), claim.level,
            str(claim.get_standing_display()), claim.is_shown,
        )  # fmt: skip

    def _sources(self, events: list[Event], figures: list[Figure]) -> list[PublicSource]:
        claims = [claim for event in events for claim in event.claims.all()]
        claims += [claim for figure in figures for claim in figure.claims.all()]
        found = {c.source_id: self._source(c) for c in claims if c.source.is_public}
        return sorted(found.values(), key=lambda each: (each.on or date.max, each.name))

    def _relations(self) -> Iterator[str]:
        for person in self.everybody:
            for relation in person.relations.all():
                if self._is_named(person) and relation.other_id in self.shown:
                    other = self.shown[relation.other_id].name
                    yield f"{self.shown[person.pk].name} – {other}: {relation.get_kind_display()}"


def public_correction(correction: Correction, language: str) -> PublicCorrection | None:
    """What stood before and stands now; None where it says of somebody what may not be said."""
    person = correction.person
    public = shown(person, language) if person else None
    if public is not None and not public.is_named:
        return None
    everybody = correction.case.people.all()
    hidden = [each for each in everybody if not shown(each, language).is_named]
    words = [*correction.before.values(), *correction.after.values()]
    if hidden and unsaid_in(words, hidden):
        return None
    return PublicCorrection(
        on=correction.at.date(),
        case_id=correction.case.public_id,
        case_title=said(correction.case.titles, language),
        fact=fact_name(correction.field),
        about=public.name if public else "",
        before=said(correction.before, language),
        after=said(correction.after, language),
        why=said(correction.why, language),
    )


def _title(person: Person, language: str) -> str:
    forms = person.titles.get(language) or person.titles.get("en") or {}
    return str(forms.get("movement") or forms.get("formal") or "")


def _article(number: str, name: str) -> str:
    return " – ".join(each for each in (number, name) if each)


def _time(event: Event) -> str:
    times = "–".join(each.strftime("%H:%M") for each in (event.time_from, event.time_to) if each)
    return _("about %(time)s") % {"time": times} if times and event.time_is_about else times


def number_words(figure: Figure) -> str:
    """A number as it was stated: "more than 20", "16", "dozens"."""
    operator = Figure.Operator(figure.operator)
    if figure.low is None:
        return str(operator.label)
    if operator == Figure.Operator.EXACT:
        return f"{figure.low:,}"
    if operator == Figure.Operator.BETWEEN:
        return _("%(low)s to %(high)s") % {"low": f"{figure.low:,}", "high": f"{figure.high:,}"}
    return f"{operator.label} {figure.low:,}"


def fact_name(fact: str) -> str:
    """A fact that sources disagree on, or that was corrected, in a word."""
    known = {
        "happened": _("what happened"),
        "time": _("the time"),
        "date": _("the date"),
        "place": _("the place"),
        "words": _("what was said"),
        "number": _("the number"),
        "name": _("the name"),
        "sentence": _("the sentence"),
        "trial": _("the days in court"),
    }
    return known.get(fact, fact)
