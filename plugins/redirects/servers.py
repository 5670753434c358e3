r"""The table in the syntax of servers. Core: redirects in, text out.

Each server reads an old address in its own form. Netlify and Cloudflare compare it encoded; the
others compare it decoded, so their files hold `/été/` and must quote what means something to
them. Addresses hold no control character (`addresses.parse_source`). What can follow an old
address (`/page/2/`, `/feed/`) is a rule of the server where it knows rules.
"""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from plugins.redirects.addresses import is_open
from plugins.redirects.table import Redirect
from plugins.shared.old_addresses import BELOW, ENDS, SIZE

_UPLOAD = re.compile(r"(/.*/uploads/.+?)(\.\w+)")


def render_netlify(redirects: Iterable[Redirect]) -> str:
    """`_redirects`, for Netlify and Cloudflare Pages; both take `/x` for `/x/`.

    Rows that stand for several addresses come last: Cloudflare reads a hundred of them, and none
    that looks at what was asked for.
    """
    rows = list(redirects)
    plain = [r for r in rows if not is_open(r.source) and "?" not in r.source]
    asked = [r for r in rows if "?" in r.source and not is_open(r.source)]
    below = [r for r in _sort_nearest(rows) if is_open(r.source) and "?" not in r.source]
    return "".join(
        (
            *(f"{r.source} {r.target} 301\n" for r in plain),
            *(f"{r.source.replace('?', ' ')} {r.target} 301!\n" for r in asked),
            *(f"{r.source} {r.target} 301\n" for r in below),
        )
    )


def render_nginx(redirects: Iterable[Redirect]) -> str:
    """`redirects.nginx.map`, whose use its first lines explain.

    nginx folds case and stops at a repeated key, so the first of two such addresses wins.
    """
    rows: dict[bytes, str] = {}
    for redirect in _sort_nearest(list(redirects)):
        for form in _list_forms(redirect.source):
            row = f"{_quote(form)} {_quote(redirect.target)};\n"
            rows.setdefault(form.encode().lower(), row)  # of bytes: nginx folds ASCII alone
    return _NGINX_USE + "".join(rows.values())


def render_apache(redirects: Iterable[Redirect]) -> str:
    """`.htaccess`: Apache encodes the target itself, so it is given decoded."""
    rows = sorted(redirects, key=lambda r: (is_open(r.source), -len(r.source)))
    paths = "".join(
        f"RedirectMatch 301 {_quote(_build_pattern(r.source))} {_quote(_escape(r.target))}\n"
        for r in rows
        if "?" not in r.source
    )
    asked = "".join(map(_render_rule, (r for r in rows if "?" in r.source)))
    return f"<IfModule mod_rewrite.c>\n{asked}{_APACHE_WHOLE}</IfModule>\n{paths}"


_NGINX_USE = """\
# Anciennes adresses. « make servers » écrit la configuration de nginx qui s’en sert\u00a0; pour une
# autre, ces lignes sont le moins qu’il faut\u00a0:
#   http {
#     map_hash_bucket_size 1024;
#     map_hash_max_size 16384;
#     map $uri $redirect_to { include /…/redirects.nginx.map; }
#     server { if ($redirect_to) { return 301 $redirect_to; } }
#   }
"""
_APACHE_WHOLE = f"""\
RewriteCond %{{REQUEST_FILENAME}}/index.html !-f
RewriteCond %{{DOCUMENT_ROOT}}/$1index.html -f
RewriteRule "^((?:.+/)?){ENDS.replace(chr(92), chr(92) * 2)}/?$" "/$1" [R=301,L]
"""


def _sort_nearest(redirects: Sequence[Redirect]) -> list[Redirect]:
    """Addresses alone before those that stand for many; the longest of these first."""
    alone = [redirect for redirect in redirects if not is_open(redirect.source)]
    wide = [redirect for redirect in redirects if is_open(redirect.source)]
    return alone + sorted(wide, key=lambda redirect: -len(redirect.source))


def _list_forms(source: str) -> list[str]:
    """The keys of nginx's table for one address: patterns begin with `~`."""
    path, question, query = source.partition("?")
    path = unquote(path)
    if is_open(source):
        begun = f"{path}?{query[:-1]}" if question else path[:-2]
        return [f"~*^{BELOW}{re.escape(begun)}{'' if question else '(?:/|$)'}"]
    if question:
        return [f"{path}?{query}"]
    return [*dict.fromkeys((path, path.rstrip("/") or "/"))]


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _build_pattern(source: str) -> str:
    path = unquote(source)
    if is_open(source):
        return f"^{re.escape(path[:-2])}(?:/.*)?$"
    upload = _UPLOAD.fullmatch(path)
    if upload:
        return f"^{re.escape(upload[1])}(?:{SIZE})?{re.escape(upload[2])}$"
    return f"^{re.escape(path.rstrip('/'))}(?:/{ENDS})?/?$"


def _render_rule(redirect: Redirect) -> str:
    """Two lines of mod_rewrite for what was asked for with `?`, which is not passed on."""
    path, _, query = redirect.source.partition("?")
    more = "[^&]*" if is_open(query) else ""
    asked = _quote(f"^(?:.*&)?{re.escape(query.removesuffix('*'))}{more}(?:&.*)?$")
    pattern = _quote(f"^{re.escape(unquote(path).lstrip('/'))}(?:index\\.php)?$")
    target = _quote(f"{_escape(redirect.target, '%')}?")
    return f"RewriteCond %{{QUERY_STRING}} {asked} [NC]\nRewriteRule {pattern} {target} [R=301,L]\n"


def _escape(target: str, more: str = "") -> str:
    """No `$1`, a part of the pattern, and no `${NAME}`, which Apache replaces even in quotes."""
    decoded = unquote(target)
    return re.sub(rf"[\\${{{more}]", r"\\\g<0>", decoded if decoded.isprintable() else target)
