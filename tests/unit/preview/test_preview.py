"""The rules of the preview: what changed, where an address leads, what is shown of a finding."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plugins.preview.addresses import find_content_type, format_folder_address, parse_address
from plugins.preview.changes import ChangeKind, classify_changes, is_source
from plugins.preview.facts import Facts
from plugins.preview.outcome import (
    LONGEST_LINE,
    Outcome,
    Report,
    count_findings,
    cut_excerpt,
    format_outcome,
    parse_traceback,
    sort_findings,
)
from plugins.preview.page import add_to_page, render_report_page
from plugins.preview.places import SHEETS
from plugins.preview.policy import is_trusted_host
from plugins.preview.server import find_port
from plugins.preview.service import create_application
from plugins.preview.state import Shown
from plugins.shared.findings import Finding, Severity

WARNING = Finding("a.md", 2, "attention à cela.", Severity.WARNING)
ERROR = Finding("b.md", 3, "c’est <faux>.")


@pytest.mark.parametrize("path", ["/b/content/a.md", "/b/content/articles/.x/a.md", "/b/t/a.css"])
def test_a_source_asks_for_a_build(path: str) -> None:
    assert is_source(path)
    assert classify_changes([path], "/b/plugins") is ChangeKind.CONTENT


@pytest.mark.parametrize(
    "path",
    [
        "/b/.a.md.swp",
        "/b/a.md~",
        "/b/#a.md#",
        "/b/4913",
        "/b/.#a.md",
        "/b/__pycache__/a.cpython-311",
        "/b/__pycache__",
    ],
)
def test_a_temporary_asks_for_nothing(path: str) -> None:
    assert not is_source(path)


@pytest.mark.parametrize("path", ["/b/plugins/a/b.py", "/b/pelicanconf.py", "/b/plugins/a/a.css"])
def test_code_asks_for_a_new_process(path: str) -> None:
    assert classify_changes(["/b/content/a.md", path], "/b/plugins") is ChangeKind.CODE


@pytest.mark.parametrize(
    ("address", "names"),
    [("/", ("",)), ("/a/", ("a", "")), ("/été/a.txt", ("été", "a.txt")), ("/a..b", ("a..b",))],
)
def test_an_address_leads_to_names(address: str, names: tuple[str, ...]) -> None:
    assert parse_address(address) == names


@pytest.mark.parametrize(
    "address", ["/../a", "/a/..", "/a//b", "//a", "/a\\b", "/\0", "/" + "é" * 128]
)
def test_an_address_that_could_leave_the_site_leads_nowhere(address: str) -> None:
    assert parse_address(address) is None


def test_a_folder_address_is_encoded() -> None:
    assert format_folder_address(("a b", "é?")) == "/a%20b/%C3%A9%3F/"


def test_an_unknown_type_is_bytes() -> None:
    assert find_content_type("a.AVIF") == "image/avif"
    assert find_content_type("a.inconnu") == "application/octet-stream"


@pytest.mark.parametrize(
    ("host", "trusted"),
    [
        ("127.0.0.1:8000", True),
        ("localhost", True),
        ("LOCALHOST:1", True),
        ("[::1]:8000", True),
        ("192.168.1.5:8000", True),
        ("localhost.evil.example", False),
        ("evil.example:8000", False),
        ("localhost:8000:evil", False),
        ("", False),
    ],
)
def test_only_names_of_this_machine_are_trusted(host: str, trusted: bool) -> None:
    assert is_trusted_host(host, "192.168.1.5") is trusted


def test_an_excerpt_marks_its_line() -> None:
    excerpt = cut_excerpt("a\nb\nc\nd\ne\nf\n", 2)
    assert [(line.number, line.text) for line in excerpt if line.is_faulty] == [(2, "b")]
    assert [line.number for line in excerpt] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("line", [None, 0, 9])
def test_there_is_no_excerpt_without_a_line(line: int | None) -> None:
    assert cut_excerpt("a\nb", line) == ()


def test_a_paragraph_on_one_line_is_shortened() -> None:
    assert cut_excerpt("é" * 2000, 1)[0].text == "é" * LONGEST_LINE + "…"


def test_errors_come_before_warnings_and_once() -> None:
    assert sort_findings([WARNING, ERROR, WARNING]) == [ERROR, WARNING]


def test_what_was_found_is_counted_in_french() -> None:
    assert count_findings([ERROR, ERROR, WARNING]) == "2\u00a0erreurs et 1\u00a0avertissement"
    assert count_findings([]) == ""


def test_the_terminal_says_how_a_build_went() -> None:
    assert format_outcome(Outcome("/o", (), 0.42)) == "Site reconstruit en 0,4\u00a0s."
    refused = format_outcome(Outcome(None, (Report(ERROR),), 0.1))
    assert refused.splitlines()[0] == "b.md:3: c’est <faux>."
    assert "dernière version valable" in refused


def test_a_traceback_names_the_last_line_of_ours() -> None:
    text = 'File "<string>", line 1\n  File "/b/plugins/x.py", line 7, in y\nNameError: z\n'
    finding = parse_traceback(text, "/b")
    assert (finding.path, finding.line) == ("plugins/x.py", 7)
    assert "NameError: z" in finding.message


def test_errors_are_escaped_above_the_page() -> None:
    facts = Facts("1", (Report(ERROR),))
    html = add_to_page('<body class="a>b"><main>x</main></body>', facts)
    tree = BeautifulSoup(html, "html.parser")
    assert "c’est <faux>." in tree.select_one("body > aside.notice section p").text  # type: ignore[union-attr]
    assert tree.select("faux, style, [style]") == []
    assert html.index("<aside") < html.index("<main")
    assert html.endswith("</aside></body>")


def test_an_excerpt_is_shown_once_for_two_findings_of_one_line() -> None:
    excerpt = cut_excerpt("a\n<b>\nc\nd", 3)
    reports = (Report(ERROR, excerpt), Report(Finding("b.md", 3, "et autre chose."), excerpt))
    tree = BeautifulSoup(render_report_page(Facts("1", reports)), "html.parser")
    assert [mark.text for mark in tree.select("pre mark")] == ["→   3  c"]
    assert len(tree.select("section.error")) == 2


def test_a_sound_page_gains_styles_a_script_and_the_bar() -> None:
    html = add_to_page("<head></head><body>x</body>", Facts("1"))
    tree = BeautifulSoup(html, "html.parser")
    assert tree.select_one('head > script[type=module][src="/-/apercu.js"]')
    assert len(tree.select('head > link[rel=stylesheet][href^="/-/"]')) == len(SHEETS)
    assert tree.select_one('body > aside#apercu[data-build="1"]')
    assert not tree.select_one("aside.notice")


def test_a_fragment_gains_them_too() -> None:
    html = add_to_page("fragment", Facts("1"))
    assert html.startswith("<link ")
    assert html.endswith("</aside>")


def test_the_report_page_needs_no_site() -> None:
    tree = BeautifulSoup(render_report_page(Facts("1", (Report(WARNING),))), "html.parser")
    assert tree.select_one("section.warning h3 code").text == "a.md:2"  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["", "huit", "-1", "65536", "٣"])
def test_a_port_that_is_none_is_refused_in_french(text: str) -> None:
    with pytest.raises(SystemExit, match="PORT doit être un nombre"):
        find_port(text)


def _ask(output: Path, path: str, found: Path | None) -> tuple[int, bytes, list[str]]:
    asked: list[str] = []
    sent: list[dict[str, Any]] = []

    def find_missing(address: str, /) -> Path | None:
        asked.append(address)
        return found

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def answer() -> None:
        shown = Shown()
        shown.show(Outcome(str(output), (), 0.0))
        headers = [(b"host", b"localhost")]
        scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
        scope |= {"query_string": b"", "scheme": "http", "server": ("localhost", 80)}
        scope |= {"client": ("127.0.0.1", 50000)}
        application = create_application(shown, find_missing=find_missing)
        await application(scope, lambda: asyncio.sleep(9), send)  # type: ignore[arg-type, return-value]

    asyncio.run(answer())
    return sent[0]["status"], b"".join(m.get("body", b"") for m in sent), asked


def test_an_image_that_is_not_yet_made_is_made_when_asked_for(tmp_path: Path) -> None:
    made = tmp_path / "cache.avif"
    made.write_bytes(b"pixels")
    answer = _ask(tmp_path, "/images/2026/a-640.avif", made)
    assert answer == (200, b"pixels", ["/images/2026/a-640.avif"])


@pytest.mark.parametrize(
    ("path", "asked"), [("/images/non.avif", 1), ("/a.avif", 0), ("/images/../a", 0)]
)
def test_other_missing_files_stay_missing(tmp_path: Path, path: str, asked: int) -> None:
    status, _, addresses = _ask(tmp_path, path, None)
    assert (status, len(addresses)) == (404, asked)
