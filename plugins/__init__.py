"""The capabilities of the house, one folder each."""
