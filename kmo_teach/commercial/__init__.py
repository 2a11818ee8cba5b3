"""Small models of selling abroad: one question, one file."""
