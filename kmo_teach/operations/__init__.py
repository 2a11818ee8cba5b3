"""Small models of making and moving goods far away: one question, one file."""
