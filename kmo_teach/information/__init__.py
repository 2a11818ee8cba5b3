"""Small models of an information system that crosses borders: one question, one function, one file."""
