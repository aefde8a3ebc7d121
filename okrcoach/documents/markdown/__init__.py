"""Markdown: pages as people write them, their edits in place, and the layout of our own."""
