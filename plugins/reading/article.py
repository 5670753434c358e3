"""A source file read from its bytes to its HTML: fields, text, and all that is wrong. Core."""

from dataclasses import dataclass, replace
from typing import Any

from plugins.reading.body import find_body_problems, find_excess
from plugins.reading.conversion import Convert
from plugins.reading.decoding import decode_source
from plugins.reading.excerpt import build_excerpt
from plugins.reading.header import Header, Rules, read_header
from plugins.reading.locating import find_lines
from plugins.reading.problems import Problem
from plugins.reading.scanning import Scan, scan_body
from plugins.reading.source import Source, parse_source
from plugins.reading.targets import find_target_problem

_NESTED = "le texte est trop imbriqué pour être lu\u00a0: simplifiez ses listes et ses citations"


@dataclass(frozen=True)
class ReadArticle:
    """All that one file says; `values` are its fields by their lower-case names."""

    source: Source
    values: dict[str, Any]
    lines: dict[str, int]
    html: str
    scan: Scan
    problems: tuple[Problem, ...]


def read_article(raw: bytes, stem: str, rules: Rules, convert: Convert) -> ReadArticle:
    """Read the file named `stem` that holds the bytes `raw`; `convert` makes HTML of its text."""
    text, problems = decode_source(raw)
    source = parse_source(text)
    header = read_header(source, rules, stem)
    html, text_problems = _read_body(source, header, convert)
    scan = scan_body(html)
    if not header.values.get("summary"):
        header.values["summary"] = build_excerpt(html)
    problems += [*header.problems, *text_problems, *_check_targets(source, scan)]
    return ReadArticle(source, header.values, header.lines, html, scan, tuple(problems))


def _read_body(source: Source, header: Header, convert: Convert) -> tuple[str, list[Problem]]:
    """The HTML of the text, and its problems; a draft may still be without a text."""
    if not source.body.strip() and (header.values["status"] == "draft" or not source.fields):
        return "", []
    excess = find_excess(source)
    if excess:
        return "", [excess]
    problems = find_body_problems(source)
    try:
        return convert(source.body), problems
    except RecursionError:
        return "", [*problems, Problem(source.body_line, _NESTED)]


def _check_targets(source: Source, scan: Scan) -> list[Problem]:
    problems = []
    for link in scan.links:
        problem = find_target_problem(link, 0)
        if problem:
            lines = find_lines(source, link.target)
            problems += [replace(problem, line=line) for line in lines]
    return problems
