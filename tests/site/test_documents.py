"""Files that readers download lie in content/documents, and are published as they are."""

from collections.abc import Callable

from tests.conftest import BuiltSite

Build = Callable[..., BuiltSite]
HEADER = "Title: A\nDate: 2026-01-02\nSummary: S.\n\n"


def test_a_document_keeps_its_place_its_name_and_its_bytes(site: Build) -> None:
    names = ("2018/01/mon-cv.pdf", "2018/01/été.mp3", "notice.md")
    links = " ".join(f"[x](/documents/{name})" for name in names)
    files = {f"documents/{name}": b"%PDF-1.4" for name in names}
    built = site({"articles/a.md": f"{HEADER}{links}\n", **files}, STATIC_PATHS=["documents"])
    assert built.findings == ()
    for name in names:
        assert (built.output / "documents" / name).read_bytes() == b"%PDF-1.4"


def test_a_blog_without_documents_is_built(site: Build) -> None:
    assert site({"articles/a.md": f"{HEADER}Texte.\n"}, STATIC_PATHS=["documents"]).findings == ()


def test_fields_kept_beside_an_article_are_neither_published_nor_missed(site: Build) -> None:
    kept = {"articles/a.champs.json": '{"sous_titre": "Secret"}'}
    built = site({"articles/a.md": f"{HEADER}Texte.\n", **kept})
    assert built.findings == ()
    assert list(built.output.rglob("*champs*")) == []
