"""A page of blocks, whatever it was written in: its parts, labels and tables, and what they say of OKRs."""
