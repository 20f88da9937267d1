"""The only writers of petitions, signatures and the ledger."""
