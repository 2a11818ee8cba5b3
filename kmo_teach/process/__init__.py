"""Small models of the process of going international: one question, one function, one file."""
