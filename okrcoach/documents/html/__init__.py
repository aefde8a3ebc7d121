"""HTML pages; read only."""
