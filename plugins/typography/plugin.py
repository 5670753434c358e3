"""Sets the text of articles and pages before feeds and pages are written.

Adapter: the only module of this capability that knows Pelican.
"""

from typing import Any

from pelican import signals

from plugins.typography.dialogue import mark_dialogue


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.content_object_init.connect(typeset_content)


def typeset_content(content: Any) -> None:
    """Typeset the body of an article or a page."""
    if isinstance(content._content, str):
        content._content = mark_dialogue(content._content)
