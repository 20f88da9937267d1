"""What happened to whom."""

from yeondae.cases.models.case import Case
from yeondae.cases.models.change import Change
from yeondae.cases.models.event import Act, Event
from yeondae.cases.models.figure import Figure
from yeondae.cases.models.name import Name, NameKey
from yeondae.cases.models.notes import CaseKey, CaseMember, MemberKey, Note
from yeondae.cases.models.person import Consent, Person
from yeondae.cases.models.photo import Photo
from yeondae.cases.models.place import Place
from yeondae.cases.models.source import Claim, Correction, Source
from yeondae.cases.models.status import Status
from yeondae.cases.models.ties import CaseTie, Merge, Post, Relation
from yeondae.cases.models.trial import Charge, Interval, Label, Override, Proceeding, Ruling

__all__ = [
    "Act",
    "Case",
    "CaseKey",
    "CaseMember",
    "CaseTie",
    "Change",
    "Charge",
    "Claim",
    "Consent",
    "Correction",
    "Event",
    "Figure",
    "Interval",
    "Label",
    "MemberKey",
    "Merge",
    "Name",
    "NameKey",
    "Note",
    "Override",
    "Person",
    "Photo",
    "Place",
    "Post",
    "Proceeding",
    "Relation",
    "Ruling",
    "Source",
    "Status",
]
