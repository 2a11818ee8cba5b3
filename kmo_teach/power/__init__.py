"""Power and decisions in a firm that goes abroad: one question, one file."""
