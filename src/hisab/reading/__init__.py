"""A document's mentions and findings. Knows no other document and no ledger."""
