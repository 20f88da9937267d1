"""Signing: the text, who signed, what is suspected, and the public ledger."""

from yeondae.petitions.models.handover import ExportAsking, Handover, HandoverPicture, Pack
from yeondae.petitions.models.importing import Import
from yeondae.petitions.models.ledger import Checkpoint, Tally, Tile
from yeondae.petitions.models.paper import Collector, Entry, Sheet
from yeondae.petitions.models.petition import Addressee, Petition, PetitionText
from yeondae.petitions.models.scan import LoosePage, Scan
from yeondae.petitions.models.signature import Signature, Signing
from yeondae.petitions.models.suspicion import Invalidation, Suspicion
from yeondae.petitions.models.use import Use

__all__ = [
    "Addressee",
    "Checkpoint",
    "Collector",
    "Entry",
    "ExportAsking",
    "Handover",
    "HandoverPicture",
    "Import",
    "Invalidation",
    "LoosePage",
    "Pack",
    "Petition",
    "PetitionText",
    "Scan",
    "Sheet",
    "Signature",
    "Signing",
    "Suspicion",
    "Tally",
    "Tile",
    "Use",
]
