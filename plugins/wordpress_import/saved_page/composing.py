"""The file of a draft: its fields, what the author is to look at, its text. Core."""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.shared.numbers import count
from plugins.wordpress_import.labels import clean_tag
from plugins.wordpress_import.model import Note
from plugins.wordpress_import.names import cut_slug, make_slug
from plugins.wordpress_import.plain import has_words, read_prose
from plugins.wordpress_import.saved_page.address import find_path, find_slug
from plugins.wordpress_import.saved_page.dates import format_moment
from plugins.wordpress_import.saved_page.limits import refuse_excess
from plugins.wordpress_import.saved_page.marks import format_remark
from plugins.wordpress_import.saved_page.model import Blog, Draft, OldPage, RefusedPageError
from plugins.wordpress_import.saved_page.wording import quote
from plugins.wordpress_import.terms import format_tags

MOST_REMARKS = 200
_CLEAR = "Effacez ces lignes une fois l’article relu, puis écrivez Status: publié."


@dataclass(frozen=True)
class _Fields:
    page: OldPage
    blog: Blog
    path: str
    slug: str

    def build(self) -> list[tuple[str, str]]:
        """Each field with its value, in the order of a new article."""
        page, zone = self.page, self.blog.zone
        fields = [
            ("Title", page.title),
            ("Date", format_moment(page.created or self.blog.today, zone)),
            ("Modified", format_moment(page.modified, zone) if page.modified else ""),
            ("Author", page.author or self.blog.author),
            ("Category", page.category or self.blog.category),
            ("Tags", format_tags(list(filter(has_words, map(clean_tag, page.tags))))),
            ("Slug", self.slug),
            ("Summary", page.summary),
            ("Image", page.image),
            ("Image_alt", page.image_alt),
            ("Status", "brouillon"),
            ("Redirect_from", self.path if self.path.strip("/") != self.slug else ""),
        ]
        kept = ("Tags", "Summary")
        return [(name, value) for name, value in fields if value or name in kept]


def compose_draft(page: OldPage, blog: Blog, body: str) -> Draft:
    """The draft of `page`, whose text is the Markdown `body`."""
    path = find_path(page.address)
    known = {author.casefold(): author for author in blog.authors}
    page.author = known.get(page.author.casefold(), page.author)
    if not page.author and page.signature in blog.authors:
        page.author = page.signature
        page.remarks.insert(0, f"Auteur\u00a0: {quote(page.author)}, d’après la signature.")
    slug = _choose_slug(page, path, blog)
    _complete_title(page, slug)
    remarks = _shorten([*_list_doubts(page, blog, path), *page.remarks, *_list_cuts(page)])
    fields = [
        f"{name}: {_clean_line(value)}".strip()
        for name, value in _Fields(page, blog, path, slug).build()
    ]
    comments = [*map(format_remark, [f"à relire. {_CLEAR}", *remarks])]
    text = "\n".join([*fields, "", *comments, "", body.strip("\n"), ""]).encode()
    refuse_excess(len(text))
    return Draft(
        text=text,
        stem=slug,
        year=(page.created or blog.today).year,
        notes=tuple(Note(remark, page.title) for remark in remarks),
        address=page.address,
        created=page.created,
        comments=tuple(page.comments),
        copied_comments=page.copied_comments,
        pictures=tuple(page.pictures),
    )


def _shorten(remarks: list[str]) -> list[str]:
    """`remarks`, each once, as far as anybody reads them."""
    once = list(dict.fromkeys(remarks))
    rest = len(once) - MOST_REMARKS
    return (
        once
        if rest <= 0
        else [*once[:MOST_REMARKS], f"Et {count(rest, 'autre remarque', 'autres remarques')}."]
    )


def _clean_line(value: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())


def _choose_slug(page: OldPage, path: str, blog: Blog) -> str:
    """The slug of the old address, else the words of the title; never one that the site keeps."""
    slug = find_slug(path) or cut_slug(make_slug(page.title))
    if not slug:
        raise RefusedPageError(
            "le titre de cette page n’a ni lettre ni chiffre\u00a0: "
            "donnez-lui-en un, seul sur la première ligne d’un fichier .txt"
        )
    return f"{slug}-article" if slug in blog.reserved else slug


def _complete_title(page: OldPage, slug: str) -> None:
    if not has_words(page.title):
        page.title = slug.replace("-", " ").capitalize()
        page.remarks.insert(
            0, f"Titre\u00a0: la page n’en donne pas, {quote(page.title)} vient de son adresse."
        )


def _list_doubts(page: OldPage, blog: Blog, path: str) -> Iterable[str]:
    """What the page did not tell, or told in an uncertain way."""
    if page.created is None:
        yield "Date\u00a0: la page n’en donne pas, celle d’aujourd’hui en tient lieu. Corrigez-la."
    if not page.author:
        yield f"Auteur\u00a0: la page n’en nomme pas. {quote(blog.author)} en tient lieu."
    if not page.category:
        yield f"Thème\u00a0: la page n’en donne pas. {quote(blog.category)} en tient lieu."
    if not path:
        yield (
            "Ancienne adresse\u00a0: la page ne la donne pas. Si vous la connaissez, ajoutez "
            "«\u00a0Redirect_from: /2017/11/21/mon-article/\u00a0» parmi les champs."
        )


def _list_cuts(page: OldPage) -> Iterable[str]:
    if page.comments:
        number = count(len(page.comments), "commentaire est mis", "commentaires sont mis")
        yield f"{number} de côté, pour que vous les relisiez."
    elif page.copied_comments.strip():
        yield "Les commentaires copiés avec la page sont mis de côté, pour que vous les relisiez."
    for cut in page.cuts:
        yield f"Retiré ({cut.what})\u00a0: {quote(cut.first_words)}."


def require_words(page: OldPage) -> None:
    """Refuse a page that has no word of an article."""
    if not has_words(read_prose(page.html)):
        raise RefusedPageError(
            "aucun article n’a été trouvé dans cette page\u00a0: enregistrez la page de l’article "
            "lui-même, ou copiez son texte dans un fichier .txt"
        )
