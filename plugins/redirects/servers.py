r"""The table in the syntax of three kinds of server. Core: redirects in, text out.

Each server reads an old address in its own form. Netlify and Cloudflare compare it encoded; nginx
and Apache compare it decoded, so their files hold `/été/` and must quote what means something to
them. Addresses hold no control character (`addresses.parse_source`).
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from plugins.redirects.addresses import build_key
from plugins.redirects.table import Redirect


def render_netlify(redirects: Iterable[Redirect]) -> str:
    """`_redirects`, for Netlify and Cloudflare Pages; both take `/x` for `/x/`."""
    return "".join(f"{r.source} {r.target} 301\n" for r in redirects)


def render_nginx(redirects: Iterable[Redirect]) -> str:
    """`redirects.nginx.map`, whose use its first lines explain.

    nginx folds case and stops at a repeated key, so the first of two such addresses wins.
    """
    rows: dict[bytes, str] = {}
    for redirect in redirects:
        source = unquote(redirect.source)
        for form in dict.fromkeys((source, build_key(source))):
            row = f"{_quote(form)} {_quote(redirect.target)};\n"
            rows.setdefault(form.encode().lower(), row)  # of bytes: nginx folds ASCII alone
    return _NGINX_USE + "".join(rows.values())


def render_apache(redirects: Iterable[Redirect]) -> str:
    """`.htaccess`: Apache encodes the target itself, so it is given decoded."""
    return "".join(
        f"RedirectMatch 301 {_quote(_build_pattern(r.source))} {_quote(_escape_target(r.target))}\n"
        for r in redirects
    )


_NGINX_USE = """\
# Anciennes adresses. À inclure ainsi dans la configuration de nginx :
#   http {
#     map_hash_bucket_size 1024;
#     map_hash_max_size 16384;
#     map $uri $redirect_to { include /…/redirects.nginx.map; }
#     server { if ($redirect_to) { return 301 $redirect_to; } }
#   }
"""


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _build_pattern(source: str) -> str:
    return f"^{re.escape(unquote(source).rstrip('/'))}/?$"


def _escape_target(target: str) -> str:
    """No `$1`, a part of the pattern, and no `${NAME}`, which Apache replaces even in quotes."""
    decoded = unquote(target)
    return re.sub(r"[\\${]", r"\\\g<0>", decoded if decoded.isprintable() else target)
