"""The ledger of samples: movements, batches, who holds what, by which rules."""
