"""Rows and columns: CSV and TSV, and what any sheet says."""
