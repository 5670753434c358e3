"""Writes a corpus of French articles, the same for the same number, for the benchmarks.

Each article has about 900 words, headings, lists, a quotation, two images and links to others.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image

CATEGORIES = ("Réseau", "Profil", "Rencontres", "Droits", "Courage", "Formation")
TAGS = tuple(f"thème {letter}" for letter in "abcdefghijklmnopqrstuvwxyzàéèêîôùç")
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


def write_corpus(content: Path, count: int) -> None:
    """Write `count` articles and the images they show below the folder `content`."""
    articles = content / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = articles / f"{build_slug(number)}.md"
        path.write_text(build_article(number, count), "utf-8")
    write_images(content / "images", (f"photo-{k:02d}.jpg" for k in range(IMAGE_COUNT)))


def write_images(folder: Path, names: Iterator[str]) -> None:
    """Write a real, soft-coloured photograph-sized JPEG for each name that is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        if not (folder / name).exists():
            colour = tuple(random.Random(name).randrange(60, 200) for _ in range(3))  # noqa: S311 - not a secret
            Image.new("RGB", (1200, 800), colour).save(folder / name, quality=80)


def build_slug(number: int) -> str:
    """The slug, and file name, of an article."""
    return f"article-{number:05d}"


def build_article(number: int, count: int) -> str:
    """The source of article `number` of a corpus of `count`."""
    chance = random.Random(number)  # noqa: S311 - not a secret
    day = datetime(2016, 1, 4, 8) + timedelta(hours=number * 80_000 // count)  # noqa: DTZ001
    tags = ", ".join(sorted(chance.sample(TAGS, 3)))
    metadata = (
        f"Title: {chance.choice(SUBJECTS)} ({number + 1})\nDate: {day:%Y-%m-%d %H:%M}\n"
        f"Category: {chance.choice(CATEGORIES)}\nTags: {tags}\nSlug: {build_slug(number)}\n"
        f"Summary: {_build_sentence(chance)}\n\n"
    )
    return metadata + "\n\n".join(_build_blocks(chance, count)) + "\n"


def _build_blocks(chance: random.Random, count: int) -> Iterator[str]:
    for part in range(4):
        yield f"## {chance.choice(SUBJECTS)} ({part + 1})"
        for _ in range(5):
            yield " ".join(_build_sentence(chance) for _ in range(4))
        yield "\n".join(f"* {_build_sentence(chance)}" for _ in range(3))
    yield f"> {_build_sentence(chance)}"
    yield f"![Une photographie du thème](/images/photo-{chance.randrange(IMAGE_COUNT):02d}.jpg)"
    yield f"À lire aussi : [un autre article](/{build_slug(chance.randrange(count))}/)."


def _build_sentence(chance: random.Random) -> str:
    return f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(ENDINGS)}"
