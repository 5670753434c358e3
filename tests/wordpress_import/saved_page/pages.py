# ruff: noqa: E501 - pages are as themes write them
"""Pages as old blogs showed them, small: one article in the clothes of four themes."""

from datetime import date
from zoneinfo import ZoneInfo

from plugins.wordpress_import.saved_page.html_page import read_html_page
from plugins.wordpress_import.saved_page.marks import build_marks
from plugins.wordpress_import.saved_page.model import Blog, OldPage, Saved
from plugins.wordpress_import.saved_page.text_page import read_text_page

BLOG = Blog(
    author="La rédaction",
    category="Réseau",
    today=date(2026, 11, 25),
    zone=ZoneInfo("Europe/Paris"),
    authors=("Karine", "La rédaction"),
    acronyms=frozenset({"CV", "ERO"}),
)

BODY = """
<p>Le premier message fait peur. Voici comment <strong>oser</strong>, avec
<a href="https://exemple.org/guide/">un guide</a>&nbsp;: trois phrases suffisent, et personne ne mord.</p>
<h2>ÉCRIRE À KARINE, SANS CV</h2>
<p>Dites d’où vous venez. Dites ce que vous cherchez. Dites merci, toujours, et attendez un peu.</p>
<ul><li>une phrase simple&nbsp;;</li><li>une question.</li></ul>
<blockquote><p>Un inconnu est un ami à qui l’on n’a pas parlé.</p></blockquote>
<p>À vous de jouer maintenant, et racontez-nous comment cela s’est passé.</p>
<p>Karine</p>
"""

COMMENTS = """
<div id="comments" class="comments-area"><h2 class="comments-title">2 réflexions sur « Oser »</h2>
<ol class="comment-list">
<li id="comment-7" class="comment"><article id="div-comment-7" class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Bénédicte</b>
<span class="says">dit&nbsp;:</span></div><div class="comment-metadata"><a href="#comment-7">
<time datetime="2018-03-06T09:00:00+01:00">6 mars 2018 à 9 h 00 min</time></a></div></footer>
<div class="comment-content"><p>Merci pour ce <em>texte</em>&nbsp;!</p></div>
<div class="reply"><a href="#">Répondre</a></div></article>
<ol class="children"><li id="comment-8" class="comment bypostauthor"><article id="div-comment-8">
<footer class="comment-meta"><b class="fn">Karine</b> <time datetime="2018-03-06T10:00:00+01:00">6 mars
</time></footer><div class="comment-content"><p>De rien.</p></div></article></li></ol></li></ol>
<div id="respond" class="comment-respond"><h3>Laisser un commentaire</h3>
<form><p>Votre adresse de messagerie ne sera pas publiée.</p><textarea></textarea></form></div></div>
"""

SEVENTEEN = f"""<!DOCTYPE html>
<html lang="fr-FR"><head><meta charset="UTF-8">
<title>Oser le premier message – Je cherche</title>
<link rel="canonical" href="https://vieux.example/2018/03/05/oser-le-premier-message/">
<style>p {{ color: red }}</style><script>var x = "<p>jamais</p>";</script></head>
<body class="post-template-default single single-post postid-42">
<a class="skip-link screen-reader-text" href="#content">Aller au contenu</a>
<header id="masthead" class="site-header"><p class="site-title">Je cherche</p>
<nav id="site-navigation"><ul><li><a href="/">Accueil</a></li></ul></nav></header>
<div id="content" class="site-content"><div id="primary"><main id="main" class="site-main">
<article id="post-42" class="post"><header class="entry-header"><div class="entry-meta">
<span class="posted-on">Publié le <a href="https://vieux.example/2018/03/05/oser-le-premier-message/">
<time class="entry-date published" datetime="2018-03-05T08:30:00+01:00">5 mars 2018</time></a></span>
<span class="byline"> par <span class="author vcard"><a class="url fn n" href="/author/karine/">karine
</a></span></span></div><h1 class="entry-title">Oser le premier message</h1></header>
<div class="entry-content">{BODY}
<div class="sharedaddy sd-sharing-enabled"><h3>Partager&nbsp;:</h3><ul><li>Facebook</li></ul></div>
</div><footer class="entry-footer"><span class="cat-links"><a href="/c/" rel="category tag">Réseau</a>
<a href="/h/" rel="category tag">Humeurs</a></span> <span class="tags-links">
<a href="/t/" rel="tag">courage</a></span></footer></article>
<nav class="navigation post-navigation"><a rel="prev" href="/avant/">Article précédent Avant</a></nav>
{COMMENTS}</main></div><aside id="secondary" class="widget-area"><section class="widget">
<h2>Articles récents</h2><ul><li><a href="/a/">Un autre</a></li></ul></section></aside></div>
<footer id="colophon" class="site-footer"><p>Fièrement propulsé par WordPress</p></footer>
</body></html>"""

TWENTY_FOUR = f"""<!DOCTYPE html>
<html lang="fr-FR"><head><meta charset="UTF-8"><title>Oser le premier message – Je cherche</title>
<meta property="og:url" content="https://vieux.example/oser-le-premier-message/">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
{{"@type": "Article", "headline": "Oser le premier message", "datePublished":
"2018-03-05T07:30:00+00:00", "dateModified": "2018-05-05T07:30:00+00:00",
"author": {{"@id": "#k"}}, "articleSection": ["Réseau", "Humeurs"]}},
{{"@type": "Person", "@id": "#k", "name": "karine"}}]}}</script></head>
<body class="wp-singular post-template-default single single-post">
<div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title">
<a href="/">Je cherche</a></p><nav class="wp-block-navigation"><a href="/">Accueil</a></nav></header>
<main class="wp-block-group"><h1 class="wp-block-post-title">Oser le premier message</h1>
<div class="wp-block-template-part"><div class="wp-block-post-date"><time
datetime="2018-03-05T08:30:00+01:00">5 mars 2018</time></div><p>—</p>
<div class="wp-block-post-author-name">karine</div><div class="taxonomy-category wp-block-post-terms">
<a href="/c/" rel="tag">Réseau</a>, <a href="/h/" rel="tag">Humeurs</a></div></div>
<div class="entry-content wp-block-post-content">{BODY}</div>
<div class="taxonomy-post_tag wp-block-post-terms"><a href="/t/" rel="tag">courage</a></div>
<nav class="wp-block-group"><div class="post-navigation-link-previous wp-block-post-navigation-link">
<a href="/avant/">Avant</a></div></nav>
<div class="wp-block-comments">{COMMENTS}</div></main>
<div class="wp-block-query"><h2>Plus d’articles</h2><p>Un autre article, ailleurs.</p></div>
<footer class="wp-block-template-part"><p>Conçu avec WordPress</p></footer></div></body></html>"""

OLD = f"""<html><head><title>Je cherche » Oser le premier message</title>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head>
<body><div id="page"><div id="header"><h1><a href="/">Je cherche</a></h1></div>
<div id="content" class="narrowcolumn"><div class="navigation"><a href="/avant/">&laquo; Avant</a></div>
<div class="post" id="post-42"><h2>Oser le premier message</h2>
<small class="date">5 mars 2018 par karine</small>
<div class="entry">{BODY}<p class="postmetadata">Cet article a été publié dans
<a href="/c/" rel="category tag">Réseau</a>.</p></div></div>
<h3 id="comments">Un commentaire</h3><ol class="commentlist"><li id="comment-7" class="alt">
<cite>Bénédicte</cite> dit&nbsp;:<br><small class="commentmetadata">6 mars 2018 à 9:00</small>
<p>Merci pour ce texte&nbsp;!</p></li></ol><form id="commentform"><p>Nom</p></form></div>
<div id="sidebar"><ul><li><h2>Archives</h2></li></ul></div>
<div id="footer"><p>Je cherche est propulsé par WordPress</p></div></div></body></html>"""

READER = f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>Oser le premier message</title></head>
<body class="light"><div class="container"><div class="header reader-header">
<a class="domain reader-domain" href="https://vieux.example/2018/03/05/oser/">vieux.example</a>
<h1 class="reader-title">Oser le premier message</h1><div class="credits reader-credits">Karine</div>
<div class="meta-data"><div class="reader-estimated-time">2 minutes</div></div></div><hr>
<div class="content"><div class="moz-reader-content"><div id="readability-page-1" class="page">
{BODY}</div></div></div></div></body></html>"""

NAMELESS = f"""<html><head><title>Oser le premier message | Je cherche</title></head><body>
<table><tr><td><a href="/">Accueil</a><br><a href="/b/">Contact</a></td><td>
<font size="5">Oser le premier message</font>{BODY}</td></tr></table></body></html>"""

THEMES = {
    "2017": SEVENTEEN,
    "2024": TWENTY_FOUR,
    "2010": OLD,
    "lecture": READER,
    "sans nom": NAMELESS,
}


def read_html(text: str, saved: Saved | None = None, blog: Blog = BLOG) -> OldPage:
    """What the page `text` holds."""
    return read_html_page(text, blog, build_marks(text), saved)


def read_body(body: str, saved: Saved | None = None, blog: Blog = BLOG) -> OldPage:
    """What a page whose article is `body` holds."""
    return read_html(SEVENTEEN.replace(BODY, body), saved, blog)


def read_text(text: str, name: str = "page", blog: Blog = BLOG) -> OldPage:
    """What the copied page `text` holds."""
    return read_text_page(text, name, blog, build_marks(text))
