"""The public ledger: leaves without personal data, hashed as RFC 6962 does, and signed."""
