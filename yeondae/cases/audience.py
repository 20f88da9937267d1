"""Who may see which field of a case: one table in code, shown in docs/cases.md, held by a test.

A field that is not in the table fails the test: whoever adds one says who may see it.
"""

from enum import StrEnum

from django.apps import apps

APP = "cases"


class Audience(StrEnum):
    """Who may see a field at most; ordered from everyone to nobody."""

    EVERYONE = "everyone, on a published case"
    ALLOWED = "everyone, as far as risk grade and consents allow"
    STAFF = "organisers and caseworkers, each reading noted"
    MEMBERS = "members of the case, in their own session, each reading noted"
    MACHINE = "nobody: only the machine uses it"


_E, _A, _S, _M, _X = (
    Audience.EVERYONE,
    Audience.ALLOWED,
    Audience.STAFF,
    Audience.MEMBERS,
    Audience.MACHINE,
)

# Family and companions in Relation, names in documents in Name: cases/shown.py and public_record.py
# leave those rows out, so that the row decides before the field does.
TABLE: dict[str, dict[Audience, str]] = {
    "case": {
        _E: "public_id titles country time_zone opened_on closed_on published_at",
        _S: "is_demo",
    },
    "person": {
        _A: "public_id names titles posts organisation held_since held_until held_at "
        "held_at_names status status_on case position",
        _S: "note risk risk_wanted risk_set_at risk_set_by merged_into",
        _X: "outside_key",
    },
    "consent": {
        _S: "person given_by given_on until ended_on waits name face place workplace obtained_by "
        "note",
    },
    "place": {
        _A: "public_id names other_names kind country",
        _S: "time_zone is_demo",
    },
    "event": {
        _A: "public_id case kind on until precision time_from time_to time_is_about time_zone "
        "place words source_name source_names source_url source_on",
        _S: "quote is_public",
    },
    "act": {_S: "event person place private_note injury officers documents"},
    "change": {
        _S: "person event kind on source_name source_url reported_at reported_by followed_at "
        "confirmed_at confirmed_by rejected_at rejected_by",
    },
    "figure": {
        _A: "public_id case event part_of organisation kind operator low high definition since "
        "until",
        _S: "is_public",
    },
    "name": {
        _A: "person position text family order language kind is_public",
    },
    "namekey": {_X: "person key is_whole"},
    "source": {
        _E: "public_id case name names url published_on kind disclaimer",
        _S: "received_on nearness reliability is_public",
    },
    "claim": {
        _A: "source event person figure charge ruling field words level standing is_shown",
        _S: "quote span_from span_to at by",
    },
    "correction": {
        _A: "case person event figure field before after why at",
        _S: "is_public by",
    },
    "post": {_A: "person titles organisation since until is_acting"},
    "relation": {_A: "person other kind", _S: "note"},
    "casetie": {_E: "case other words"},
    "merge": {_S: "kept gone why moved risk_before at by undone_at"},
    "proceeding": {_E: "case names number court opened_on", _S: "is_public"},
    "charge": {_A: "proceeding person law article alleged by_whom penalties state on"},
    "ruling": {
        _A: "proceeding person instance on precision months suspended_months fine currency",
    },
    "label": {_A: "person kind declared_by declared_on why source_name source_url"},
    "override": {
        _A: "person status on source_name source_url",
        _S: "why by ended_at",
    },
    "interval": {_A: "person kind start end is_exact country"},
    "memberkey": {_S: "member public made_at", _X: "locked"},
    "casekey": {_S: "case number made_at"},
    "casemember": {_S: "key member given_by given_at", _X: "wrapped"},
    "note": {_S: "case key person size at by", _M: "sealed file"},
    "photo": {
        _A: "case people public_id file width height captions taken_on rights",
        _S: "has_faces is_public at by",
    },
}


def audience_of(model: str, field: str) -> Audience | None:
    """Who may see this field; None where the table does not say."""
    for audience, names in TABLE.get(model, {}).items():
        if field in names.split():
            return audience
    return None


def every_field() -> list[tuple[str, str]]:
    """Each field of each table of the app, but the numbers of rows."""
    return [
        (model._meta.model_name or "", field.name)
        for model in apps.get_app_config(APP).get_models()
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if not field.primary_key
    ]


def as_markdown() -> str:
    """The table as docs/cases.md shows it."""
    rows = ["| table | who may see it | fields |", "| --- | --- | --- |"]
    for model, audiences in TABLE.items():
        rows += [
            f"| `{model}` | {audience} | {', '.join(f'`{name}`' for name in names.split())} |"
            for audience, names in audiences.items()
        ]
    return "\n".join(rows)
