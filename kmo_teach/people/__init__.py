"""Small models of people in a firm that goes abroad: one question, one function, one file."""
