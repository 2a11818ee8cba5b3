"""Export pricing with the cost of risk inside the price."""
