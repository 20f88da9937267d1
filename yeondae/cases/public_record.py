"""What everyone may read of a case: the one place where a case turns into something public.

Grade and consents decide for each person, here and nowhere else; pages, feeds, files and the
command line print what these values hold. Load cases with `load`, so that a page costs few queries.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from yeondae.cases.crowds import naming_people
from yeondae.cases.laws import law_name, laws
from yeondae.cases.models import (
    Case,
    Charge,
    Claim,
    Event,
    Figure,
    Label,
    Name,
    Person,
    Relation,
    Ruling,
    Source,
)
from yeondae.cases.models.status import Status
from yeondae.cases.naming_rules import naming
from yeondae.cases.public_asked import ClaimRow
from yeondae.cases.public_loading import (
    claims_of,
    crowd_of,
    hit_by,
    kept,
    others_of,
    place_names,
    timeline_of,
)
from yeondae.cases.public_values import (
    Dispute,
    PublicCase,
    PublicCharge,
    PublicClaim,
    PublicCrowd,
    PublicEvent,
    PublicFigure,
    PublicLabel,
    PublicPerson,
    PublicRuling,
    PublicSource,
    PublicTimeline,
)
from yeondae.cases.public_words import (
    article_words,
    fact_name,
    number_words,
    time_words,
    title_of,
)
from yeondae.cases.rules.counting import Span, count
from yeondae.cases.rules.status import for_everyone
from yeondae.cases.shown import ShownPerson, shown
from yeondae.core import clock
from yeondae.core.languages import said

Row = TypeVar("Row", bound=Any)


def public_case(case: Case, language: str) -> PublicCase:
    """The case as readers of `language` may see it today."""
    return _Reader(case, language).case_page()


class _Reader:
    """Reads one case once; knows who is shown."""

    def __init__(self, case: Case, language: str) -> None:
        self.case, self.language = case, language
        self.today = clock.today_in(case.time_zone)
        self.crowd = crowd_of(case)
        self.everybody = list(case.people.all())
        for person in (*self.everybody, *others_of(case)):
            person.case = case
        self.shown: Mapping[int, ShownPerson] = {
            person.pk: each
            for person in (*self.everybody, *others_of(case))
            if (each := shown(person, language))
        }
        self.charges = _by_person(kept(case, "charges"))
        self.rulings = _by_person(kept(case, "rulings"))
        self.sources: dict[int, PublicSource] = {}
        self.kinds: dict[str, str] = {}

    def case_page(self) -> PublicCase:
        events = [event for event in self.case.events.all() if self._may_read(event)]
        figures = [each for each in self.case.figures.all() if self._clean(each.definition)]
        page = timeline_of(self.case)
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
            group_charges=[self._charge(charge) for charge in self.charges[None]],
            sources=self._sources(events, figures),
            ties=[
                (tie.other.public_id, said(tie.other.titles, self.language),
                 said(tie.words, self.language))
                for tie in self.case.ties.all()
                if tie.other.published_at
            ],
            relations=[*self._relations()],
            crowd=PublicCrowd(
                self.crowd.number, len(self.crowd.pages), self.crowd.size,
                [(str(status.label), number) for status, number in self.crowd.statuses],
                self.crowd.is_held,
            )
            if self.crowd
            else None,
            timeline=PublicTimeline(page.number, page.has_earlier) if page else None,
        )  # fmt: skip

    def _is_named(self, person: Person) -> bool:
        return person.pk in self.shown and self.shown[person.pk].is_named

    @cached_property
    def names_hidden(self) -> Callable[[Iterable[str]], bool]:
        """Whether one of some texts names somebody who may not be named."""
        if self.crowd:
            return unsaid_of(self.case)
        return naming(each for each in self.everybody if not self._is_named(each))

    def _clean(self, words: Mapping[str, str]) -> bool:
        """Whether nothing in the words names somebody who may not be named."""
        return not words or not self.names_hidden(words.values())

    def _may_read(self, event: Event) -> bool:
        """An event shows where all it hit are shown, its words name nobody else, and it holds."""
        if self.crowd:
            may = event.pk not in self.crowd.closed
        else:
            may = all(person in self.shown for person in hit_by(event))
        return may and self._clean(event.words)

    def _may_place(self, event: Event) -> bool:
        if self.crowd:
            return event.pk not in self.crowd.unplaced
        return all(self.shown[person].may_place for person in hit_by(event))

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
            title=title_of(person, self.language) if is_named else "",
            status=status.value,
            status_label=str(Status(status).label),
            status_on=person.status_on,
            is_set_by_hand=by_hand,
            spans=spans,
            count=count(spans, self.today),
            labels=[*self._labels(person)] if is_named else [],
            charges=[self._charge(each) for each in self.charges[person.pk]] if is_named else [],
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
                str(Label.Kind(each.kind).label), each.declared_by, each.declared_on,
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
            article=article_words(
                charge.article, said(article.names, self.language) if article else ""
            ),
            alleged=said(charge.alleged, self.language),
            state=str(Charge.State(charge.state).label),
            law_code=charge.law,
            proceeding=said(charge.proceeding.names, self.language),
            penalties=said(charge.penalties, self.language)
            if self._clean(charge.penalties)
            else "",
        )

    def _rulings(self, person: Person) -> Iterator[PublicRuling]:
        for ruling in self.rulings[person.pk]:
            yield PublicRuling(
                proceeding=said(ruling.proceeding.names, self.language),
                instance=str(Ruling.Instance(ruling.instance).label),
                on=ruling.on,
                precision=ruling.precision,
                months=ruling.months,
                suspended_months=ruling.suspended_months,
                fine=f"{ruling.fine:,} {ruling.currency}" if ruling.fine else "",
            )

    def _event(self, event: Event) -> PublicEvent:
        claims = [each for each in claims_of(event) if each.field == "happened"]
        place = place_names(event)
        return PublicEvent(
            public_id=event.public_id,
            kind=event.kind,
            kind_label=self._kind(event.kind),
            on=event.on,
            until=event.until,
            precision=event.precision,
            time=time_words(event),
            place=said(place, self.language) if place and self._may_place(event) else "",
            words=said(event.words, self.language),
            sources=[self._source(each) for each in claims if each.standing != "retracted"]
            or [PublicSource("", said({"en": event.source_name, **event.source_names},
                                      self.language), event.source_url, event.source_on, "")],
            level=max((each.level for each in claims), default="V0"),
        )  # fmt: skip

    def _kind(self, kind: str) -> str:
        # Django's get_kind_display says every kind in the reader's language to find this one.
        if kind not in self.kinds:
            self.kinds[kind] = str(Event.Kind(kind).label)
        return self.kinds[kind]

    def _source(self, claim: ClaimRow) -> PublicSource:
        source = claim.source
        if source.pk not in self.sources:
            self.sources[source.pk] = PublicSource(
                source.public_id,
                said({"en": source.name, **source.names}, self.language),
                source.url,
                source.published_on,
                "" if source.kind == Source.Kind.OTHER else str(Source.Kind(source.kind).label),
                said(source.disclaimer, self.language),
            )
        return self.sources[source.pk]

    def _figure(self, figure: Figure, among: Iterable[Figure]) -> PublicFigure:
        shown_claim = next((c for c in claims_of(figure) if c.is_shown), None)
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
        about = [(claims_of(e), e.words) for e in events]
        about += [(claims_of(f), f.definition) for f in figures]
        for claims, words in about:
            if len(claims) < 2 and all(each.standing != "disputed" for each in claims):
                continue
            for fact in dict.fromkeys(each.field for each in claims):
                same = [c for c in claims if c.field == fact and any(c.words.values())]
                if len(same) > 1 or any(c.standing == "disputed" for c in same):
                    ordered = sorted(same, key=lambda each: not each.is_shown)
                    lines = [self._claim(each) for each in ordered if self._clean(each.words)]
                    yield Dispute(fact_name(fact), said(words, self.language), lines)

    def _claim(self, claim: ClaimRow) -> PublicClaim:
        return PublicClaim(
            said(claim.words, self.language), self._source(claim), claim.level,
            str(Claim.Standing(claim.standing).label), claim.is_shown,
        )  # fmt: skip

    def _sources(self, events: list[Event], figures: list[Figure]) -> list[PublicSource]:
        about: list[Event | Figure] = [*events, *figures]
        claims = [claim for row in about for claim in claims_of(row)]
        found = {c.source.pk: self._source(c) for c in claims if c.source.is_public}
        return sorted(found.values(), key=lambda each: (each.on or date.max, each.name))

    def _relations(self) -> Iterator[str]:
        for person in self.everybody:
            for relation in person.relations.all():
                if self._is_named(person) and relation.other_id in self.shown:
                    other = self.shown[relation.other_id].name
                    kind = Relation.Kind(relation.kind).label
                    yield f"{self.shown[person.pk].name} – {other}: {kind}"


def unsaid_of(case: Case) -> Callable[[Iterable[str]], bool]:
    """What tells whether one of some texts names who of a loaded case may not be named."""
    crowd = crowd_of(case)
    if crowd is None:
        people = case.people.all()
        return naming(person for person in people if not shown(person, "en").is_named)
    return naming_people(crowd.unnamed)


def _by_person(rows: Iterable[Row]) -> dict[int | None, list[Row]]:
    found: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found
