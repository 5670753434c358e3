"""Tells of new articles once they can be read: hubs of WebSub, IndexNow, a text for LinkedIn. Edge.

What was told to whom stands in a ledger. What fails is tried again the next time, and never stops a
publication.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from plugins.publishing.feed import Story
from plugins.publishing.live import UnansweredError, fetch
from plugins.publishing.preparing import write_whole
from plugins.publishing.settings import Settings
from plugins.publishing.wording import count

TEXT = "linkedin"
ATTEMPTS = 3
SPOILED = (
    "{}\u00a0: ce carnet des annonces ne se lit plus\u00a0; rien n’est annoncé tant qu’il est là."
)

Told = dict[str, dict[str, str]]
"""By channel, the moment at which each article was told of."""


@dataclass(frozen=True)
class Channel:
    """One way of telling: `tell` raises UnansweredError where it is not heard."""

    key: str
    name: str
    tell: Callable[[Sequence[Story]], None]


@dataclass(frozen=True)
class Announcer:
    """What is told in the name of the site; `folder` holds the ledger and the texts."""

    settings: Settings
    folder: Path
    pause: float = 1.0

    def announce(self, stories: Sequence[Story]) -> Iterator[str]:
        """Tell of each story that was not told of yet, once its page answers; what came of it.

        Where nobody looks at the live address, nothing is told: that is for another time.
        """
        if not self.settings.look_at:
            return
        try:
            told = self._read()
        except ValueError:
            yield SPOILED.format(self._ledger)
            return
        answering: dict[str, bool] = {}
        for channel in self._list_channels():
            known = told.setdefault(channel.key, {})
            new = [story for story in stories if story.id not in known]
            ready = [story for story in new if self._answers(story, answering)]
            if ready:
                yield self._try(channel, ready, told)

    def _try(self, channel: Channel, stories: Sequence[Story], told: Told) -> str:
        for attempt in range(ATTEMPTS):
            try:
                channel.tell(stories)
            except UnansweredError as failure:
                reason = str(failure)
                time.sleep(self.pause * attempt)
            else:
                moment = datetime.now(UTC).isoformat(timespec="seconds")
                told[channel.key] |= {story.id: moment for story in stories}
                write_whole(self._ledger, json.dumps(told, indent=1) + "\n")
                number = count(len(stories), "nouvel article", "nouveaux articles")
                return f"{channel.name}\u00a0: {number}."
        return f"{channel.name}\u00a0: {reason}. Ce sera retenté à la prochaine mise en ligne."

    def _answers(self, story: Story, known: dict[str, bool]) -> bool:
        if story.url not in known:
            try:
                fetch(f"{self.settings.look_at}{urlsplit(story.url).path}")
            except UnansweredError:
                known[story.url] = False
            else:
                known[story.url] = True
        return known[story.url]

    def _list_channels(self) -> Iterator[Channel]:
        for hub in self.settings.hubs:
            for topic in self.settings.topics:
                url = f"{self.settings.site_url}/{topic}"
                name = f"WebSub ({urlsplit(hub).hostname}, {topic})"
                yield Channel(f"{hub} {url}", name, partial(_ping, hub, url))
        if self.settings.indexnow:
            yield Channel(self.settings.indexnow, "IndexNow", self._index)
        yield Channel(
            TEXT, "Textes à coller sur LinkedIn, dans var/publishing/linkedin/", self._write_texts
        )

    def _index(self, stories: Sequence[Story]) -> None:
        key, site = self.settings.key, self.settings.site_url
        content = {
            "host": urlsplit(site).hostname,
            "key": key,
            "keyLocation": f"{site}/{key}.txt",
            "urlList": [story.url for story in stories],
        }
        headers = {"Content-Type": "application/json; charset=utf-8"}
        fetch(self.settings.indexnow, json.dumps(content).encode(), headers)

    def _write_texts(self, stories: Sequence[Story]) -> None:
        """A text for each; on the first day, for the newest alone."""
        is_first = not (self.folder / TEXT).exists()
        for story in stories[:1] if is_first else stories:
            name = urlsplit(story.url).path.strip("/").replace("/", "-") or "article"
            text = f"{story.title}\n\n{story.summary}\n\n{story.url}\n"
            write_whole(self.folder / TEXT / f"{name}.txt", text)

    @property
    def _ledger(self) -> Path:
        return self.folder / "announced.json"

    def _read(self) -> Told:
        if not self._ledger.exists():
            return {}
        told = json.loads(self._ledger.read_text("utf-8"))
        if not isinstance(told, dict):
            raise ValueError("no ledger")
        return {channel: dict(articles) for channel, articles in told.items()}


def _ping(hub: str, topic: str, _: Sequence[Story]) -> None:
    body = urlencode({"hub.mode": "publish", "hub.url": topic}).encode()
    fetch(hub, body, {"Content-Type": "application/x-www-form-urlencoded"})
