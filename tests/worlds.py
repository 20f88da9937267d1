"""Small named worlds for tests: a staff of three, and a call that is live with everything it needs.

Everybody here is invented and says so ("Example"); numbers and addresses are reserved ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yeondae.accounts import approvals
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.calls.models import (
    Call,
    CallOffice,
    Copy,
    Demand,
    DemandState,
    Edition,
    EditionVersion,
    Issuer,
    Round,
    Step,
)
from yeondae.calls.words import EditionWords
from yeondae.cases import services
from yeondae.cases.models import Case, Consent, Person
from yeondae.cases.services import naming
from yeondae.core import clock
from yeondae.directory.models import ContactPoint, Holder, Office, Organisation

WORDS: dict[str, EditionWords] = {
    "en": {
        "title": "Free the three union officers of Exampletown",
        "summary": "Three officers of a small union were taken on one morning.",
        "slogans": ["Free the three!", "Organising is not a crime!"],
        "sections": [
            {"heading": "What happened", "paragraphs": ["They were taken at half past eight."]},
            {"heading": "What we ask", "paragraphs": ["Write to the two offices below."]},
        ],
        "demands": ["Release all three officers.", "End the raids on union offices."],
        "letter": {
            "subject": "The arrest of three union officers",
            "paragraphs": [
                "I write about three union officers who have been held for {days_detained} days.",
                "Their arrest was aimed at the union that they serve.",
            ],
            "demands": ["Please release all three.", "Please end the raids on union offices."],
            "after": ["I would be glad to hear what you intend to do."],
        },
    },
    "ko": {
        "title": "예시시의 노동조합 간부 세 사람을 석방하라",
        "summary": "작은 노동조합의 간부 세 사람이 같은 날 아침에 연행되었습니다.",
        "slogans": ["세 사람을 석방하라!", "노조 활동은 죄가 아니다!"],
        "sections": [
            {"heading": "무슨 일이 있었나", "paragraphs": ["아침 여덟 시 반에 연행되었습니다."]},
            {"heading": "무엇을 요청하나", "paragraphs": ["아래 두 곳에 편지를 써 주십시오."]},
        ],
        "demands": ["간부 세 사람을 석방하라.", "노동조합 사무실 습격을 멈추라."],
        "letter": {
            "subject": "노동조합 간부 세 사람의 연행에 대하여",
            "paragraphs": [
                "{days_detained}일째 갇혀 있는 노동조합 간부 세 사람의 일로 편지를 드립니다.",
                "이들의 연행은 이들이 몸담은 노동조합을 겨냥한 것이었습니다.",
            ],
            "demands": ["세 사람을 석방해 주십시오.", "노동조합 사무실 습격을 멈추어 주십시오."],
            "after": ["어떻게 하실지 답을 듣고 싶습니다."],
        },
    },
}


@dataclass(frozen=True)
class Staff:
    """Who works here: one who makes calls, one who approves, and one with no role at all."""

    organiser: User
    reviewer: User
    stranger: User


def staff() -> Staff:
    """Three accounts without passwords; roles are granted where a test needs them."""
    names = ("organiser", "reviewer", "stranger")
    return Staff(*(User.objects.get_or_create(username=name)[0] for name in names))


def a_case(by: User, *, risk: str = Person.Risk.R1, held_since: date = date(2026, 6, 1)) -> Case:
    """A case of three people held since one morning, shown by name with the union's consent."""
    case = Case.objects.create(
        titles={"en": "Three officers"}, country="KR", time_zone="Asia/Seoul", opened_on=held_since
    )
    graded = risk != Person.Risk.R4
    for position, name in enumerate(("Ann Example", "Bo Example", "Cy Example")):
        person = Person.objects.create(
            case=case,
            position=position,
            names={"en": name, "ko": f"예시{'하나둘'[position]}"},
            posts={"en": "Officer", "ko": "간부"},
            risk=risk,
            risk_set_at=clock.now() if graded else None,
            risk_set_by=by if graded else None,
            held_since=held_since,
            held_at="Example Detention Centre",
        )
        naming.write_public_names(person, person.names)
        Consent.objects.create(
            person=person,
            given_by=Consent.GivenBy.UNION,
            given_on=held_since,
            name=True,
            place=True,
            obtained_by=by,
        )
    return case


def an_office(
    by: User, *, title: str = "Minister of Examples", language: str = "ko", fax: str = ""
) -> Office:
    """An office with its holder and, where `fax` is given, a verified number."""
    ministry = Organisation.objects.create(
        name=f"Office of the {title}", kind=Organisation.Kind.AUTHORITY, country="KR"
    )
    office = Office.objects.create(
        organisation=ministry,
        titles={"en": title, "ko": "예시부 장관"},
        country="KR",
        time_zone="Asia/Seoul",
        language=language,
    )
    Holder.objects.create(office=office, names={"en": "Dee Example", "ko": "예시넷"})
    if fax:
        a_contact_point(by, office=office, kind=ContactPoint.Kind.FAX, value=fax)
    return office


def a_contact_point(
    by: User,
    *,
    kind: str,
    value: str,
    office: Office | None = None,
    organisation: Organisation | None = None,
    verified: bool = True,
    lines: str = "",
) -> ContactPoint:
    """One way to reach an office or an organisation, verified today unless told otherwise."""
    return ContactPoint.objects.create(
        office=office,
        organisation=organisation,
        kind=kind,
        value=value,
        address_lines=lines,
        verified_at=clock.now() if verified else None,
        verified_by=by if verified else None,
        verified_how="on their page" if verified else "",
    )


def a_published_call(
    *,
    languages: Sequence[str] = ("en", "ko"),
    offices: int = 2,
    copies: int = 1,
    risk: str = Person.Risk.R1,
    verified: bool = True,
    published_at: datetime | None = None,
    **facts: object,
) -> Call:
    """A live call: three people, demands, offices with fax ladders, a copy to the union.

    `facts` are further fields of the call (`at_risk=["KR"]`, `send_by=...`). The letters' offices
    read Korean where there is a Korean edition, else English.
    """
    people = staff()
    by = people.organiser
    at = published_at or clock.now() - timedelta(hours=1)
    case = a_case(by, risk=risk)
    year = at.year
    call = Call.objects.create(
        number=Call.objects.filter(year=year).count() + 1,
        year=year,
        state=Call.State.PUBLISHED,
        case=case,
        country="KR",
        time_zone="Asia/Seoul",
        issued_on=at.date(),
        owner=by,
        submitted_at=at,
        submitted_by=by,
        published_at=at,
        approved_by=people.reviewer,
        nobody_at_risk="at_risk" not in facts,
        **facts,
    )
    call.people.set(case.people.all())
    union = Organisation.objects.create(
        name="Example Confederation of Unions", short_name="ECU", kind=Organisation.Kind.UNION
    )
    Issuer.objects.create(call=call, organisation=union)
    Round.objects.create(call=call, number=1, opened_at=at)
    for position in range(2):
        demand = Demand.objects.create(call=call, position=position)
        DemandState.objects.create(demand=demand, since=at.date(), set_by=by)
    for language in languages:
        an_edition(call, language, by=by, made_at=at)
    _write_to(call, union, by, offices, copies, verified, languages)
    return call


def an_edition(call: Call, language: str, *, by: User, made_at: datetime) -> Edition:
    """A public edition of `call` in one of the languages of `WORDS` (English words for others)."""
    edition = Edition.objects.create(call=call, language=language, is_public=True)
    edition.current = EditionVersion.objects.create(
        edition=edition,
        number=1,
        words=WORDS.get(language, WORDS["en"]),
        made_at=made_at,
        made_by=by,
    )
    edition.save()
    return edition


def _write_to(
    call: Call,
    union: Organisation,
    by: User,
    offices: int,
    copies: int,
    verified: bool,
    languages: Sequence[str],
) -> None:
    titles = ("Minister of Examples", "Example Ombudsman", "Example Court")
    for position in range(offices):
        office = an_office(by, title=titles[position], language="ko" if "ko" in languages else "en")
        fax = a_contact_point(
            by,
            kind=ContactPoint.Kind.FAX,
            value=f"+1202555010{position}",
            office=office,
            verified=verified,
        )
        asked = CallOffice.objects.create(call=call, office=office, position=position)
        Step.objects.create(asked=asked, contact_point=fax, position=0)
    for position in range(copies):
        point = a_contact_point(
            by,
            kind=ContactPoint.Kind.EMAIL,
            value=f"copies{position or ''}@example.org",
            organisation=union,
        )
        Copy.objects.create(call=call, contact_point=point, position=position)


def second_person() -> User:
    """The reviewer, with the role for it."""
    reviewer = staff().reviewer
    grant_role(user=reviewer, role=Role.REVIEWER, by=None)
    return User.objects.get(pk=reviewer.pk)


def publish(case: Case, by: User) -> None:
    """Give a case its page: `by`, who is given the role for it, asks, and a second one says yes."""
    grant_role(user=by, role=Role.CASEWORKER, by=None)
    asked = services.ask_to_publish(case=case, by=by, place="")
    approvals.approve(approval=asked, by=second_person())
    services.publish_case(case=case, by=by)
