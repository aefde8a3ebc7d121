"""The terminal app: from a goal to reviewed OKRs, and a file's findings beside its lines."""
