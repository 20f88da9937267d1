"""Who can be written to, and who hands letters on."""

from yeondae.directory.models.account import BankAccount
from yeondae.directory.models.contact import ContactPoint
from yeondae.directory.models.office import AddressForm, Holder, Office
from yeondae.directory.models.organisation import Organisation

__all__ = ["AddressForm", "BankAccount", "ContactPoint", "Holder", "Office", "Organisation"]
