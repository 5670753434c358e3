"""A corpus of French articles, the same for the same number, for the benchmarks.

Each article has about 900 words, headings, lists, a quotation, an image and a link to another one.
The articles of any folder that Pelican could read serve as well.
"""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image

CATEGORIES = ("Réseau", "Profil", "Rencontres", "Droits", "Courage", "Formation")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TAGS = (*(f"thème {a}" for a in LETTERS), *(f"thème {a}{a}" for a in LETTERS[:7]))
"""Names that stay apart when an address loses its accents."""
SUBJECTS = (
    "Chercher du travail",
    "Un café partagé",
    "La première phrase d’un profil",
    "Une invitation écrite à la main",
    "Le doute du lundi matin",
    "Votre parcours, avec ses détours",
)
VERBS = ("demande", "donne", "apprend", "rappelle", "rend", "promet")
ENDINGS = (
    "du temps, et c’est bien ainsi.",
    "plus de courage qu’on ne croit !",
    "une chose simple : oser demander.",
    "« encore un essai », disait l’affiche ; pourquoi pas ?",
    "56 % de ce que l’on attendait, et le reste vient après.",
)
IMAGE_COUNT = 12
SHOWN = re.compile(r"\(/images/([\w.-]+)\)")


@dataclass(frozen=True)
class Article:
    """One article, whatever the tool it is written for."""

    slug: str
    title: str
    date: datetime
    category: str
    tags: tuple[str, ...]
    summary: str
    body: str


def build_corpus(count: int, address: str = "{slug}/") -> list[Article]:
    """So many articles; `address` is where their links expect each other."""
    return [build_article(number, count, address) for number in range(count)]


def read_corpus(folder: Path, count: int | None = None) -> list[Article]:
    """The first articles of a folder of Pelican, all of them without a `count`."""
    paths = sorted(folder.glob("*.md"))[:count]
    return [parse_article(path.stem, path.read_text("utf-8")) for path in paths]


def parse_article(name: str, source: str) -> Article:
    """The article in the text of a file called `name`, as Pelican reads it."""
    head, _, body = source.partition("\n\n")
    fields = {key.lower(): value.strip() for key, _, value in map(_split, head.splitlines())}
    return Article(
        fields.get("slug", name),
        fields["title"],
        datetime.strptime(fields["date"], "%Y-%m-%d %H:%M"),  # noqa: DTZ007 - as it is written
        fields["category"],
        tuple(tag.strip() for tag in fields["tags"].split(",")),
        fields["summary"],
        body,
    )


def _split(line: str) -> tuple[str, str, str]:
    return line.partition(":")


def write_images(folder: Path, articles: Iterable[Article]) -> None:
    """Write a real, soft-coloured photograph-sized JPEG for each image that `articles` show."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted({name for article in articles for name in SHOWN.findall(article.body)}):
        colour = tuple(random.Random(name).randrange(60, 200) for _ in range(3))  # noqa: S311 - not a secret
        Image.new("RGB", (1200, 800), colour).save(folder / name, quality=80)


def build_article(number: int, count: int, address: str = "{slug}/") -> Article:
    """Article `number` of a corpus of `count`."""
    chance = random.Random(number)  # noqa: S311 - not a secret
    day = datetime(2016, 1, 4, 8) + timedelta(hours=number * 80_000 // count)  # noqa: DTZ001
    return Article(
        slug=_build_slug(number),
        date=day,
        tags=tuple(sorted(chance.sample(TAGS, 3))),
        title=f"{chance.choice(SUBJECTS)} ({number + 1})",
        category=chance.choice(CATEGORIES),
        summary=_build_sentence(chance),
        body="\n\n".join(_build_blocks(chance, count, address)) + "\n",
    )


def _build_slug(number: int) -> str:
    return f"article-{number:05d}"


def _build_blocks(chance: random.Random, count: int, address: str) -> Iterator[str]:
    for part in range(4):
        yield f"## {chance.choice(SUBJECTS)} ({part + 1})"
        for _ in range(5):
            yield " ".join(_build_sentence(chance) for _ in range(4))
        yield "\n".join(f"* {_build_sentence(chance)}" for _ in range(3))
    yield f"> {_build_sentence(chance)}"
    yield f"![Une photographie du thème](/images/photo-{chance.randrange(IMAGE_COUNT):02d}.jpg)"
    other = address.format(slug=_build_slug(chance.randrange(count)))
    yield f"À lire aussi : [un autre article](/{other})."


def _build_sentence(chance: random.Random) -> str:
    return f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(ENDINGS)}"
