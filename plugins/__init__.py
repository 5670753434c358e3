"""The capabilities of the house, one folder each; `plugin.py` is the only module that knows Pelican."""
