"""The built site held against the rules: the interface of this capability. Adapter.

`read_facts` reads the settings, `verify_site` finds what is wrong, `describe_site` draws up what
the next site will be held against, and `guards.find_stops` compares two of these.
"""

from pathlib import Path

from plugins.shared.findings import Finding
from plugins.shared.releases import Release
from plugins.verification.facts import SiteFacts


def read_facts(settings_file: Path) -> SiteFacts:
    """What `settings_file` says of the site, with its sources; errors of it are Pelican's own."""
    raise NotImplementedError


def verify_site(output: Path, facts: SiteFacts, previous: Release | None = None) -> list[Finding]:
    """Whatever is wrong with the site in the folder `output`, in French, by place.

    `previous` is what was sent last, None the first time. Errors must not be sent. The folder is
    only read; a folder that is not there, or holds no page, is one finding.
    """
    raise NotImplementedError


def describe_site(output: Path, facts: SiteFacts, previous: Release | None = None) -> Release:
    """What is to be remembered of the site in `output` once it is sent.

    The id of an article that no feed shows any more is taken from `previous`.
    """
    raise NotImplementedError
