"""The site of Caddy, from the table of headers. Core.

Caddy gets its certificate by itself; a limit of requests is no part of it, so that the service's
own limits (an address may post so often an hour) stand alone there.
"""

from collections.abc import Iterator

from plugins.publishing.servers import LASTING, PRIVATE, SERVICES, Server
from plugins.shared.headers import (
    ASK_AGAIN,
    FOREVER,
    HTTPS_HEADERS,
    PAGE_HEADERS,
    SECURITY_HEADERS,
)
from plugins.shared.old_addresses import ASKED, ASKED_WHOLE, FULL_IMAGE, WHOLE

REDIRECTS = "redirects.map.caddy"
BELOW = "redirects.below.caddy"
"""The files of a release that hold its redirects in Caddy's words."""


def render_caddy(server: Server, *, address: str = "") -> str:
    """The configuration of `server`; `address` in place of its name, for a trial."""
    alias = "" if address else _ALIAS.format(server=server)
    return f"{_HEAD}{alias}{address or server.name} {{\n{''.join(_list_body(server))}}}\n"


def _list_body(server: Server) -> Iterator[str]:
    hidden = " ".join(f"/{name}" for name in PRIVATE)
    yield _MATCHERS.format(server=server, lasting=LASTING, hidden=hidden)
    yield f'\theader @lasting Cache-Control "{FOREVER}"\n'
    yield f'\theader @others Cache-Control "{ASK_AGAIN}"\n'
    for matcher, headers in (
        ("@files", SECURITY_HEADERS),
        ("@pages", PAGE_HEADERS),
        ("*", HTTPS_HEADERS),
    ):
        yield from (f'\theader {matcher} {name} "{value}"\n' for name, value in headers.items())
    patterns = {"asked": ASKED, "whole": WHOLE, "part": ASKED_WHOLE, "full_image": FULL_IMAGE}
    tables = "".join(
        _TABLE.format(name=name, read=read, root=server.root, file=file)
        for name, (read, file) in _READS.items()
    )
    yield _REDIRECTS.format(server=server, tables=tables, **patterns)
    for path in SERVICES if server.has_service else ():
        yield _SERVICE.format(path=path, port=server.port)
    yield _FILES.format(server=server, lasting=LASTING)


_HEAD = "# Made from plugins/shared/headers.py by `make servers`: change it there, not here.\n"
_ALIAS = "{server.other_name} {{\n\tredir https://{server.name}{{uri}} permanent\n}}\n"
_MATCHERS = """\
	@lasting path_regexp {lasting}
	@others {{
		not path_regexp {lasting}
		not path /commentaires/*
	}}
	@files not path /commentaires/*
	@pages {{
		path */ *.html
		not path /commentaires/*
	}}
	@hidden {{
		path {hidden} */.*
		not path /.well-known/*
	}}
"""
_READS = {
    "asked": ("{asked}", REDIRECTS),
    "asked_below": ("{asked}", BELOW),
    "exact": ("{bare}", REDIRECTS),
    "whole": ("{bare_whole}", REDIRECTS),
    "below": ("{path}", BELOW),
}
"""What is looked for in the tables of old addresses, in this order, and in which."""
_TABLE = """\
	map {read} {{redirect_{name}}} {{
		import {root}/current/{file}*
		default ""
	}}
	@{name} expression `{{redirect_{name}}} != ""`
	redir @{name} {{redirect_{name}}} permanent
"""
_REDIRECTS = """\
	map {{path}}?{{query}} {{asked}} {{
		~{asked} ${{1}}?${{2}}
		default ""
	}}
	map {{path}} {{whole}} {{
		~{full_image} ${{1}}${{2}}
		~{whole} ${{1}}
		default ""
	}}
	map {{path}} {{bare}} {{
		~^/*(/[^/](?:.*[^/])?)/*$ ${{1}}
		default {{path}}
	}}
	map {{whole}} {{bare_whole}} {{
		~^/*(/[^/](?:.*[^/])?)/*$ ${{1}}
		default ""
	}}
	map {{uri}} {{part_of}} {{
		~{part} ${{1}}
		default ""
	}}
{tables}	@part {{
		expression `{{whole}} != ""`
		not file {{
			root {server.root}/current
			try_files {{path}}/index.html
		}}
		file {{
			root {server.root}/current
			try_files {{whole}}index.html
		}}
	}}
	redir @part {{part_of}} permanent
"""
_SERVICE = """\
	handle {path}* {{
		request_body {{
			max_size 64KB
		}}
		reverse_proxy 127.0.0.1:{port}
	}}
"""
_FILES = """\
	handle @hidden {{
		error 404
	}}
	handle {{
		root * {server.root}/current
		file_server {{
			precompressed br gzip
		}}
	}}
	handle_errors {{
		@former {{
			path_regexp {lasting}
			expression {{err.status_code}} == 404
			file {{
				root {server.root}/assets
			}}
		}}
		handle @former {{
			root * {server.root}/assets
			file_server {{
				status 200
			}}
		}}
		handle {{
			root * {server.root}/current
			@lost expression {{err.status_code}} == 404
			rewrite @lost /404.html
			file_server
		}}
	}}
"""
