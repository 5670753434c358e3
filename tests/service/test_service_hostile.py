"""What strangers try: forged headers, markup in every field, bodies without end, slow sockets."""

import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.serving import BASE, LINK, SECRET, WORDS, Blog, Page, open_blog

FORGED = {
    "Host": "evil.example",
    "X_Forwarded_Host": "evil.example",
    "Forwarded": "for=1.2.3.4;host=evil.example;proto=http",
    "X_Forwarded_Proto": "gopher",
    "X_Original_URL": "https://evil.example/",
    "Referer": "https://evil.example/",
    "Origin": "https://evil.example",
}
INJECTIONS = {
    "cr": "Léa\rBcc: evil@evil.example",
    "lf": "Léa\nBcc: evil@evil.example",
    "crlf": "Léa\r\nBcc: evil@evil.example\r\n\r\nBody",
    "nul": "Léa\x00x",
    "separator": "Léa\u2028Bcc: evil@evil.example",
    "quotes": "\"'><svg onload=alert(1)>",
    "script": "</textarea></title><script>alert(1)</script>",
    "template": "{{ 7 * 7 }}{% raw %}",
}
QUEUE = f"/commentaires/file/{SECRET}/"
ALLOWED = {"a", "article", "bdi", "body", "button", "details", "div", "em", "form", "h1", "h2"}
ALLOWED |= {"head", "header", "html", "input", "label", "li", "link", "main", "meta", "nav", "p"}
ALLOWED |= {"pre", "span", "summary", "textarea", "time", "title", "ul", "strong", "br"}
ALLOWED |= {"blockquote", "code"}


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[Blog]:
    """A service for one test."""
    with open_blog(tmp_path, most_an_hour=1000) as running:
        yield running


def is_plain(page: Page) -> bool:
    """Whether the page holds none but our own elements, and no attribute that acts."""
    attributes = {name for each in page.soup(True) for name in each.attrs}
    targets = [str(e.get("href", e.get("action", "/"))) for e in page.soup(["a", "form"])]
    return (
        {each.name for each in page.soup(True)} <= ALLOWED
        and not any(name.startswith("on") or name == "style" for name in attributes)
        and all(target.startswith(("/", "#")) for target in targets)
    )


@pytest.mark.parametrize("text", INJECTIONS.values(), ids=INJECTIONS.keys())
def test_whatever_is_typed_a_mail_arrives_and_its_links_are_ours(blog: Blog, text: str) -> None:
    fields = {**WORDS, "nom": text[:80], "texte": f"{text} https://evil.example/"}
    assert blog.post("/commentaires/", fields, **FORGED).status == 303
    [mail] = blog.read_mails()
    assert len(set(LINK.findall(mail.text))) == 6
    assert not re.search(r"^https?://(?!blog\.example/)", mail.text, re.M)
    assert "\n" not in mail.subject
    assert set(mail.headers) == set()


@pytest.mark.parametrize("field", ["article", "parent", "nom", "courriel", "texte", "jeton"])
def test_seventy_kilobytes_in_a_field_are_refused(blog: Blog, field: str) -> None:
    assert blog.post("/commentaires/", {**WORDS, field: "x" * 70_000}).status == 413
    assert blog.read_mails() == []


@pytest.mark.parametrize("text", INJECTIONS.values(), ids=INJECTIONS.keys())
def test_every_page_shows_markup_as_text(blog: Blog, text: str) -> None:
    fields = {**WORDS, "nom": text[:80], "texte": text, "courriel": text, "parent": text}
    pages = [blog.post("/commentaires/", fields)]
    pages.append(blog.post("/commentaires/", {**fields, "article": text}))
    pages.append(blog.post("/commentaires/mes-donnees/", {"courriel": text}))
    comment = blog.send(nom=text[:80], texte=text)
    links = blog.find_links()
    pages += [blog.ask(links["Publier"]), blog.ask(QUEUE)]
    blog.press(pages[-2], "Publier")
    pages.append(blog.ask(f"/commentaires/signaler/{comment.id}/"))
    pages.append(blog.ask(f"/commentaires/repondre/?article=oser&a={comment.id}"))
    assert [page.status for page in pages] == [422, 404, 422, 200, 200, 200, 200]
    assert [page.body for page in pages if not is_plain(page)] == []


def test_every_answer_bears_the_headers(blog: Blog) -> None:
    for page in (blog.ask("/commentaires/merci/"), blog.ask("/commentaires/mien/x/")):
        policy = page.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'")
        assert "script-src" not in policy
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers.get("Set-Cookie") is None


def test_the_style_of_the_pages_is_a_file_of_ours(blog: Blog) -> None:
    answer = blog.ask("/commentaires/commentaires.css")
    assert answer.headers["Content-Type"].startswith("text/css")
    sheets = [str(link["href"]) for link in blog.ask(QUEUE).soup.select("link[rel=stylesheet]")]
    assert sheets == ["/theme/site.css", "/commentaires/commentaires.css"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("x" * 70_000, "application/x-www-form-urlencoded", 413),
        ("&".join(f"a{i}=" for i in range(5_000)), "application/x-www-form-urlencoded", 400),
        ("texte=%ff", "application/x-www-form-urlencoded", 400),
        ("nom=a&nom=b", "application/x-www-form-urlencoded", 400),
        ('{"nom": "a"}', "application/json", 415),
        ("nom=a", "multipart/form-data; boundary=x", 415),
        ("nom=a", "text/plain", 415),
    ],
)
def test_a_body_that_is_no_form_of_ours_is_refused(
    blog: Blog, body: str, kind: str, status: int
) -> None:
    page = blog.ask("/commentaires/", "POST", body, Content_Type=kind)
    assert page.status == status
    assert page.soup.select("main h1")
    assert blog.store.list_comments() == []


def test_a_body_without_a_length_is_cut_off(blog: Blog) -> None:
    head = (
        "POST /commentaires/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", blog.port), timeout=10) as connection:
        connection.sendall(head.encode() + b"8000\r\n" + b"a" * 0x8000 + b"\r\n")
        connection.sendall(b"8001\r\n" + b"a" * 0x8001 + b"\r\n")
        assert b" 413 " in connection.recv(100)


def test_a_body_that_never_comes_is_given_up(tmp_path: Path) -> None:
    head = b"POST /commentaires/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nnom="
    with open_blog(tmp_path, patience=0.1) as blog:
        slow = [socket.create_connection(("127.0.0.1", blog.port)) for _ in range(50)]
        for connection in slow:
            connection.sendall(head)
        assert blog.post("/commentaires/", WORDS).status == 303
        for connection in slow:
            connection.settimeout(10)
            assert b" 408 " in connection.recv(100)
            connection.close()


def trickle(connection: socket.socket) -> None:
    """Send a little, often, for ten seconds."""
    for _ in range(1000):
        connection.sendall(b"a" * 100)
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"POST /commentaires/ HTTP/1.1\r\nX-Slow: ", b" 408 "),
        (b"POST /commentaires/ HTTP/1.1\r\n" + b"X-Many: a\r\n" * 20_000, b" 431 "),
        (b"POST /" + b"a" * 200_000, b" 431 "),
        (b"", b""),
    ],
)
def test_a_head_without_end_is_given_up(
    blog: Blog, sent: bytes, status: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.comments.guard.PATIENCE", 0.2)
    with socket.create_connection(("127.0.0.1", blog.port), timeout=10) as connection:
        connection.sendall(sent)
        assert blog.post("/commentaires/", WORDS).status == 303
        assert status in connection.recv(100)


def test_who_goes_on_sending_after_the_answer_is_hung_up_on(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.comments.guard.PATIENCE", 0.2)
    head = b"POST /commentaires/ HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n"
    with socket.create_connection(("127.0.0.1", blog.port), timeout=10) as connection:
        connection.sendall(head)
        assert b" 413 " in connection.recv(100)
        with pytest.raises(OSError, match=r"reset|pipe"):
            trickle(connection)


@pytest.mark.parametrize(
    ("proxies", "told", "same"),
    [
        ((), ("1.1.1.1", "2.2.2.2"), True),
        (("127.0.0.0/8",), ("1.1.1.1", "2.2.2.2"), False),
        (("127.0.0.1",), ("9.9.9.9, 1.1.1.1", "8.8.8.8, 1.1.1.1"), True),
        (("10.0.0.1",), ("1.1.1.1", "2.2.2.2"), True),
    ],
)
def test_forwarded_addresses_count_from_listed_proxies_alone(
    tmp_path: Path, proxies: tuple[str, ...], told: tuple[str, str], same: bool
) -> None:
    with open_blog(tmp_path, proxies=proxies) as blog:
        for address in told:
            blog.post("/commentaires/", WORDS, X_Forwarded_For=address)
        senders = [blog.store.find_sender(c.id) for c in blog.store.list_comments()]
        assert (len({sender and sender.address for sender in senders}) == 1) is same


def test_no_link_of_a_page_or_mail_follows_a_forged_host(blog: Blog) -> None:
    blog.post("/commentaires/", WORDS, **FORGED)
    [mail] = blog.read_mails()
    pages = [blog.ask(path, **FORGED) for path in (QUEUE, f"{QUEUE}flux.xml")]
    assert BASE in mail.text
    assert all("evil.example" not in said for said in (mail.text, *(p.body for p in pages)))
