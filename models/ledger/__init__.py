"""The sample ledger: what came back, who gave how much to whom, and what may not be true of it."""
