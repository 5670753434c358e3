"""What the site says of itself, and what it is held to. Core: values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Budget:
    """The most that things may weigh, in bytes; texts as gzip sends them (docs/decisions.md).

    `page` is an HTML file with the style sheets and scripts it asks for, `pictures` the heaviest
    choice of all its pictures together, `image` any one picture.
    """

    page: int = 18_000
    pictures: int = 300_000
    image: int = 150_000


@dataclass(frozen=True)
class Text:
    """One source below the content folder: its place as findings name it, and what it says."""

    path: str
    text: str
    is_hidden: bool = False
    """Whether it must not be in the output: a draft, or an article of a day to come."""


@dataclass(frozen=True)
class SiteFacts:
    """The settings that the built site is held against.

    `url` is absolute, without a last slash; `emails` are those declared public; `services` are
    beginnings of addresses that a program answers; `withdrawn` are beginnings of addresses whose
    end is wanted; `sources` gives each source by the output that it makes, or would make.
    """

    url: str
    language: str
    budget: Budget = field(default_factory=Budget)
    emails: frozenset[str] = frozenset()
    services: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    sources: Mapping[str, Text] = field(default_factory=dict)
