"""The site of nginx, whole, from the table of headers: to be included in its `http` block. Core.

A file is opened once for each answer, never looked for first: between a look and an opening,
another release may have taken the place of the one that was looked at.
"""

from collections.abc import Iterator

from plugins.publishing.servers import LASTING, PRIVATE, SERVICES, Server
from plugins.shared.headers import ASK_AGAIN, FOREVER, HTTPS_HEADERS, PAGE_HEADERS
from plugins.shared.old_addresses import ASKED, ASKED_WHOLE, BELOW, FULL_IMAGE, WHOLE


def render_nginx(server: Server, *, listen: str = "", has_brotli: bool = False) -> str:
    """The configuration of `server`.

    `listen` is an address on which to serve plain HTTP, for a proxy or a trial on this machine;
    without it: HTTPS, with the certificate where certbot puts it.
    """
    secure = _SECURE.format(server=server)
    doors = "" if listen else _REDIRECTING.format(server=server, secure=secure)
    return f"{_HEAD}{_render_maps(server)}{doors}{_render_server(server, listen, has_brotli)}"


def _render_maps(server: Server) -> str:
    (of_page,) = PAGE_HEADERS.values()
    told = {"lasting": LASTING, "again": ASK_AGAIN, "forever": FOREVER, "of_page": of_page}
    patterns = {"asked": ASKED, "whole": WHOLE, "part": ASKED_WHOLE, "full_image": FULL_IMAGE}
    table = f"include {server.root}/current/redirects.nginx.ma[p];"
    redirects = "".join(
        f"map {read} $redirect_{name} {{ {table} }}\n" for name, read in _REDIRECTS.items()
    )
    quoted = {name: _quote(pattern) for name, pattern in patterns.items()}
    return _MAPS.format(redirects=redirects, **told, **quoted)


def _quote(pattern: str) -> str:
    return pattern.replace("\\", "\\\\")


def _render_server(server: Server, listen: str, has_brotli: bool) -> str:
    private = "|".join(PRIVATE).replace(".", r"\.")
    redirects = (f"    if ($redirect_{n}) {{ return 301 $redirect_{n}; }}" for n in _REDIRECTS)
    patterns = {"lasting": LASTING, "whole": _quote(WHOLE), "redirects": "\n".join(redirects)}
    parts = [
        "server {",
        f"    listen {listen};" if listen else _SECURE.format(server=server),
        f"    server_name {server.name};",
        *_list_headers(server),
        "    brotli_static on;" if has_brotli else "    # brotli_static on;  # by BROTLI=1",
        _BODY.format(server=server, private=private, **patterns),
        *(_render_service(server, path) for path in SERVICES),
        "}\n",
    ]
    return "\n".join(parts)


def _list_headers(server: Server) -> Iterator[str]:
    for name, value in server.headers.items():
        yield f'    add_header {name} "{value}" always;'
    for name in PAGE_HEADERS:
        yield f"    add_header {name} $of_page always;"
    yield "    add_header Cache-Control $caching always;"


def _render_service(server: Server, path: str) -> str:
    headers = "\n".join(f'        add_header {n} "{v}" always;' for n, v in HTTPS_HEADERS.items())
    if not server.has_service:
        return f'    location {path} {{ return 404; }}  # COMMENTS["service"] is False'
    return _SERVICE.format(path=path, headers=headers, port=server.port)


_REDIRECTS = {
    "asked": "$asked",
    "asked_below": f'"{BELOW}$asked"',
    "exact": "$uri",
    "whole": "$whole",
    "below": f'"{BELOW}$uri"',
}
"""What is looked for in the table of old addresses, in this order."""
_HEAD = "# Made from plugins/shared/headers.py by `make servers`: change it there, not here.\n"
_MAPS = """\
limit_req_zone $binary_remote_addr zone=service:1m rate=30r/m;
map_hash_bucket_size 1024;
map_hash_max_size 16384;
map "$uri?$args" $asked {{
    default "";
    "~{asked}" "$1?$2";
}}
map $uri $whole {{
    default "";
    "~{full_image}" "$1$2";
    "~{whole}" "$1";
}}
map $request_uri $part_of {{
    default $whole;
    "~{part}" "$1";
}}
{redirects}map $uri $caching {{
    default "{again}";
    "~{lasting}" "{forever}";
}}
map $sent_http_content_type $of_page {{
    default "";
    "~^text/html" "{of_page}";
}}
"""
_REDIRECTING = """\
server {{
    listen 80;
    listen [::]:80;
    server_name {server.name} {server.other_name};
    location /.well-known/acme-challenge/ {{ root /var/www/html; }}
    location / {{ return 301 https://{server.name}$request_uri; }}
}}
server {{
{secure}
    server_name {server.other_name};
    return 301 https://{server.name}$request_uri;
}}
"""
_SECURE = """\
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
    ssl_certificate /etc/letsencrypt/live/{server.name}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/{server.name}/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:tls:2m;
    ssl_session_tickets off;"""
_BODY = """\
    server_tokens off;
    charset utf-8;
    charset_types text/html text/css text/plain text/xml application/json application/javascript;
    gzip_static on;
    gzip_vary on;
    absolute_redirect off;
    log_not_found off;
    root {server.root}/current;
    index index.html;
    error_page 404 /404.html;
{redirects}
    location ~ ^/({private})$ {{ return 404; }}
    location ~ /\\.(?!well-known/) {{ return 404; }}
    location ~ "{lasting}" {{ error_page 404 = @former; }}
    location @former {{ root {server.root}/assets; error_page 404 /404.html; }}
    location ~ "{whole}" {{ error_page 404 = @whole; recursive_error_pages on; }}
    location @whole {{
        recursive_error_pages on;
        if (-f $document_root${{whole}}index.html) {{ return 301 $part_of; }}
        return 404;
    }}"""
_SERVICE = """\
    location {path} {{
        limit_req zone=service burst=20 nodelay;
        limit_req_status 429;
        client_max_body_size 64k;
{headers}
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_pass http://127.0.0.1:{port};
    }}"""
