"""What every app is made of: fields, answers, tables, charts' style, and its three faces (widget, page, picture)."""
