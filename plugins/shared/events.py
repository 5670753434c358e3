"""What the house tells its capabilities besides Pelican's signals."""

from blinker import signal

content_linked = signal("content_linked")
"""Sent with an article or a page once the site around it is known: for each of them when lists have
changed, and for one alone when nothing but its own text has."""

site_made = signal("site_made")
"""Sent with the Pelican when all files are made and held against the rules, and none is in its
place yet: the last moment to refuse them."""
