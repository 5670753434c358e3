"""The fields of a header, each validated: nothing is guessed, and nothing is lost. Core.

A field that is refused is a problem on its line, and gets a harmless value: the build is refused
anyway, and every problem of every file comes in one report.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any

from plugins.reading.dates import EARLIEST_YEAR, is_plausible, parse_date
from plugins.reading.names import REFUSED_FIELDS, SPELLINGS
from plugins.reading.problems import Problem, RefusedValueError, build_warning
from plugins.reading.slugs import build_slug
from plugins.reading.source import Field, Source
from plugins.reading.themes import Themes
from plugins.reading.values import (
    COMMENTS,
    STATUSES,
    TYPO,
    parse_choice,
    parse_guid,
    parse_image,
    parse_lang,
    parse_name,
    parse_names,
    parse_redirects,
    parse_silence,
    parse_slug,
    parse_template,
    parse_theme,
    parse_themes,
)

NO_TITLE = "Sans titre"


@dataclass(frozen=True)
class Rules:
    """What a header is held against: the kind of file, the day, and what the site offers."""

    zone: tzinfo
    today: date
    templates: frozenset[str] = frozenset()
    reserved: frozenset[str] = frozenset()
    is_article: bool = True
    themes: Themes = field(default_factory=Themes)


@dataclass
class Header:
    """Values by the lower-case names of their fields, their lines, and what was wrong."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def warn(self, line: int, message: str) -> None:
        self.problems.append(build_warning(line, message))

    def refuse(self, line: int, message: str) -> None:
        self.problems.append(Problem(line, message))


_PARSERS: dict[str, Callable[[str, Rules], Any]] = {
    "title": lambda text, _: text,
    "date": lambda text, rules: parse_date(text, rules.zone),
    "modified": lambda text, rules: parse_date(text, rules.zone),
    "author": lambda text, _: parse_name(text),
    "authors": lambda text, _: parse_names(text, ";"),
    "category": lambda text, rules: parse_theme(text, rules.themes.categories),
    "tags": lambda text, rules: parse_themes(text, rules.themes.tags),
    "slug": lambda text, _: parse_slug(text),
    "summary": lambda text, _: text,
    "image": lambda text, _: parse_image(text),
    "image_alt": lambda text, _: text,
    "status": lambda text, _: parse_choice(text, STATUSES),
    "redirect_from": lambda text, _: parse_redirects(text),
    "guid": lambda text, _: parse_guid(text),
    "lang": lambda text, _: parse_lang(text),
    "template": lambda text, rules: parse_template(text, rules.templates),
    "comments": lambda text, _: parse_choice(text, COMMENTS),
    "typo": lambda text, _: parse_choice(text, TYPO),
    "silence": lambda text, _: parse_silence(text),
}


def read_header(source: Source, rules: Rules, stem: str) -> Header:
    """The validated fields of `source`; `stem` is its file name, of which a slug is made."""
    header = Header(problems=list(source.problems))
    for each in source.fields:
        _read_field(each, rules, header)
    if source.fields or not source.problems:
        _require(header, rules)
    _check_authors(header)
    _check_dates(header, rules.today)
    _check_image(header)
    _complete(header, rules, stem)
    return header


def _read_field(each: Field, rules: Rules, header: Header) -> None:
    if each.key in header.lines and each.key != "redirect_from":
        name, line = SPELLINGS[each.key], header.lines[each.key]
        header.warn(each.line, f"{name} est déjà écrit ligne {line}, et c’est celui qui compte")
        return
    header.lines.setdefault(each.key, each.line)
    if SPELLINGS[each.key] in REFUSED_FIELDS:
        header.refuse(each.line, f"{SPELLINGS[each.key]} n’est pas permis\u00a0: employez Slug")
    elif each.value:
        _read_value(each, rules, header)


def _read_value(each: Field, rules: Rules, header: Header) -> None:
    try:
        value = _PARSERS[each.key](each.value, rules)
    except RefusedValueError as refusal:
        header.refuse(each.line, str(refusal))
        header.refused.add(each.key)
        return
    if each.key == "redirect_from":
        value = [*dict.fromkeys([*header.values.get("redirect_from", []), *value])]
    header.values[each.key] = value


def _require(header: Header, rules: Rules) -> None:
    if "title" not in header.values:
        header.refuse(
            header.lines.get("title", 1), "il manque le titre\u00a0: « Title: Mon titre »"
        )
    if rules.is_article and not {"date"} & (header.values.keys() | header.refused):
        right = f"Date: {rules.today.isoformat()}"
        header.refuse(header.lines.get("date", 1), f"il manque la date\u00a0: « {right} »")


def _check_authors(header: Header) -> None:
    if {"author", "authors"} <= header.values.keys():
        line = max(header.lines["author"], header.lines["authors"])
        header.warn(line, "Author et Authors disent la même chose\u00a0: gardez l’un des deux")


def _check_dates(header: Header, today: date) -> None:
    for key in ("date", "modified"):
        moment = header.values.get(key)
        if moment and not is_plausible(moment, today):
            header.warn(header.lines[key], f"l’année {moment.year:04d} est bien improbable")
    published, modified = header.values.get("date"), header.values.get("modified")
    if published and modified and modified < published:
        header.warn(header.lines["modified"], "Modified est plus ancien que Date")


def _check_image(header: Header) -> None:
    image, alt = header.values.get("image"), header.values.get("image_alt")
    if image and not alt:
        header.warn(header.lines["image"], "cette image n’a pas de texte\u00a0: ajoutez Image_alt")
    if alt and "À compléter" in alt:
        header.warn(header.lines["image_alt"], "le texte de l’image reste à compléter")


def _complete(header: Header, rules: Rules, stem: str) -> None:
    """Give what is missing a harmless value, and check where the slug would write."""
    values = header.values
    values.setdefault("title", NO_TITLE)
    values.setdefault("status", "draft" if "status" in header.refused else "published")
    if rules.is_article:
        values.setdefault("date", datetime(EARLIEST_YEAR, 1, 1, tzinfo=rules.zone))
    slug = values.setdefault("slug", build_slug(stem))
    line = header.lines.get("slug", 1)
    if not slug:
        header.refuse(line, "le nom du fichier ne donne pas d’adresse\u00a0: ajoutez un Slug")
        values["slug"] = "sans-adresse"
    elif slug in rules.reserved:
        header.refuse(line, f"le slug « {slug} » est réservé au site\u00a0: choisissez-en un autre")
