"""Six calculators beside the price: cash, consolidation, tax limits, cash cycle, dashboard, information system."""
