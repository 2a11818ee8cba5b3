"""What several rooms compute with and no chapter teaches. Standard library only, for the reader's browser.

Callers check their inputs; import from the modules.
"""
