"""What the author says of putting the site online, in one shape. Core.

publishconf.py says it (`PUBLISHING`); the environment wins. No secret is among it: keys stay with
ssh, git and boto3, in their own places.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from plugins.publishing.hosts import PublishingError

FEEDS = ("FEED_ALL_RSS", "FEED_ALL_ATOM", "FEED_ALL_JSON")
KNOWN = ("to", "look_at", "hubs", "indexnow", "port")


@dataclass(frozen=True)
class Settings:
    """`to` is a place, `look_at` the address that is looked at after a switch, `""` for none."""

    to: str
    look_at: str
    hubs: tuple[str, ...]
    indexnow: str
    key: str
    """The name and the content of the file by which IndexNow knows whose site it is."""
    port: int
    """Where the comments service listens, on the machine that serves the site."""
    has_service: bool
    site_url: str
    site_name: str
    feed: str
    topics: tuple[str, ...]
    """The feeds of the whole blog, which hubs are told of."""
    zone: ZoneInfo


def read_settings(facts: Mapping[str, Any], environ: Mapping[str, str]) -> Settings:
    """The settings among those of the site; PublishingError where one is not known."""
    told, url = _read_told(facts), str(facts["SITEURL"])
    return Settings(
        to=environ.get("PUBLISH_TO") or told.get("to", ""),
        look_at=environ.get("PUBLISH_LOOK_AT", told.get("look_at", url)).rstrip("/"),
        hubs=tuple(told.get("hubs", ())),
        indexnow=told.get("indexnow", ""),
        key=_build_key(facts),
        port=int(told.get("port", 8100)),
        has_service=bool(facts["COMMENTS"]["service"]),
        site_url=url,
        site_name=str(facts["SITENAME"]),
        feed=str(facts["FEED_ALL_ATOM"]),
        topics=tuple(str(facts[name]) for name in FEEDS if facts.get(name)),
        zone=ZoneInfo(str(facts["TIMEZONE"])),
    )


def _read_told(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    told: Mapping[str, Any] = facts.get("PUBLISHING", {})
    if unknown := sorted(set(told) - set(KNOWN)):
        raise PublishingError(
            f"publishconf.py\u00a0: PUBLISHING ne connaît pas «\u00a0{unknown[0]}\u00a0», "
            f"mais\u00a0: {', '.join(KNOWN)}."
        )
    return told


def _build_key(facts: Mapping[str, Any]) -> str:
    """The same for ever, and of no use to anybody else: it is public by its nature."""
    seed = f"indexnow {facts['FEED_ID_NAMESPACE']}".encode()
    return hashlib.sha256(seed).hexdigest()[:32]
