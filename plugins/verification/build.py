"""The built site held against the rules: the interface of this capability. Adapter.

`read_facts` reads the settings, `verify_site` finds what is wrong, `describe_site` draws up what
the next site will be held against, and `guards.find_stops` compares two of these.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.settings import read_settings

from plugins.shared.findings import BuildRefused, Finding
from plugins.shared.releases import Release
from plugins.verification.checker import CheckerError, check_html, is_there
from plugins.verification.facts import Budget, SiteFacts, Text
from plugins.verification.files import read_site
from plugins.verification.lasting import describe_release
from plugins.verification.locating import build_findings
from plugins.verification.rules import find_faults
from plugins.verification.sources import Raw, read_source

SERVICE = "/commentaires/"
EMPTY = "il n’y a aucune page ici\u00a0: lancez make publish"


def read_facts(settings_file: Path, **overrides: Any) -> SiteFacts:
    """What `settings_file` says of the site, with its sources.

    `overrides` replace settings by name. Errors in the file are Pelican's own; BuildRefused for a
    budget of something else.
    """
    settings = read_settings(str(settings_file), override=overrides)
    asked = {"budget": {}, "emails": (), "withdrawn": (), **settings.get("VERIFICATION", {})}
    emails = {settings["CONTACT_EMAIL"], *asked["emails"]} - {""}
    return SiteFacts(
        url=settings["SITEURL"],
        language=settings["DEFAULT_LANG"],
        budget=_read_budget(asked["budget"]),
        emails=frozenset(email.lower() for email in emails),
        services=(SERVICE,) if settings["COMMENTS"]["service"] else (),
        withdrawn=tuple(asked["withdrawn"]),
        sources=dict(_list_sources(settings)),
    )


def _read_budget(limits: dict[str, int]) -> Budget:
    try:
        return Budget(**limits)
    except TypeError:
        sentence = 'VERIFICATION["budget"] ne connaît que page, pictures et image'
        raise BuildRefused([Finding("pelicanconf.py", None, sentence)]) from None


def _list_sources(settings: Any) -> Iterator[tuple[str, Text]]:
    content, now = Path(settings["PATH"]), datetime.now(ZoneInfo(settings["TIMEZONE"]))
    for key, is_article in (("ARTICLE_PATHS", True), ("PAGE_PATHS", False)):
        for folder in settings[key]:
            for path in sorted((content / folder).rglob("*.md")):
                place = f"{content.name}/{path.relative_to(content).as_posix()}"
                raw = Raw(place, path.stem, path.read_bytes(), is_article)
                yield read_source(raw, settings, now)


def verify_site(output: Path, facts: SiteFacts, previous: Release | None = None) -> list[Finding]:
    """Whatever is wrong with the site in the folder `output`, in French, by place.

    `previous` is what was sent last, None the first time. Errors must not be sent. The folder is
    only read; a folder that is not there, or holds no page, is one finding.
    """
    return inspect_site(output, facts, previous)[0]


def inspect_site(
    output: Path, facts: SiteFacts, previous: Release | None = None
) -> tuple[list[Finding], Release]:
    """What `verify_site` and `describe_site` give, reading the site once."""
    site = read_site(output, facts)
    release = describe_release(site, previous)
    if not site.pages:
        return [Finding(output.name, None, EMPTY)], release
    found = build_findings(find_faults(site, previous), facts, output.name)
    return sorted(set(found), key=_order), release


def _order(finding: Finding) -> tuple[str, int, str]:
    return finding.path, finding.line or 0, finding.message


def describe_site(output: Path, facts: SiteFacts, previous: Release | None = None) -> Release:
    """What is to be remembered of the site in `output` once it is sent.

    The id of an article that no feed shows any more is taken from `previous`.
    """
    return describe_release(read_site(output, facts), previous)


def validate_site(output: Path, facts: SiteFacts, memory: Path) -> list[Finding] | None:
    """What the Nu Html Checker says of the pages in `output`; None where it is not there.

    `memory` is the file in which it is noted what was found faultless.
    """
    if not is_there():
        return None
    texts = read_site(output, facts).texts
    try:
        faults = [*check_html(output.resolve(), texts, memory)]
    except CheckerError as failure:
        return [Finding(output.name, None, f"le validateur n’a pas pu travailler\u00a0: {failure}")]
    return [*build_findings(faults, facts, output.name)]
