"""The formulas of each country, one module named by its ISO 3166-1 alpha-2 code; see :mod:`kmo_teach.payroll`."""
