"""Word documents and Excel workbooks; read only."""
