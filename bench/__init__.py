"""Measurements: how fast the models and the apps answer."""
