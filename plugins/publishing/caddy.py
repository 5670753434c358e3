"""The site of Caddy, from the table of headers. Core.

Caddy gets its certificate by itself; a limit of requests is no part of it, so that the service's
own limits (an address may post so often an hour) stand alone there.
"""

from collections.abc import Iterator

from plugins.publishing.servers import LASTING, PRIVATE, SERVICES, Server
from plugins.shared.headers import ASK_AGAIN, FOREVER, HTTPS_HEADERS, PAGE_HEADERS, SECURITY_HEADERS


def render_caddy(server: Server, *, address: str = "") -> str:
    """The configuration of `server`; `address` in place of its name, for a trial."""
    alias = "" if address else _ALIAS.format(server=server)
    return f"{_HEAD}{alias}{address or server.name} {{\n{''.join(_list_body(server))}}}\n"


def _list_body(server: Server) -> Iterator[str]:
    yield _FILES.format(server=server, lasting=LASTING)
    yield f'\theader @lasting Cache-Control "{FOREVER}"\n'
    yield f'\theader @others Cache-Control "{ASK_AGAIN}"\n'
    yield from (f'\theader @files {name} "{value}"\n' for name, value in SECURITY_HEADERS.items())
    yield from (f'\theader {name} "{value}"\n' for name, value in HTTPS_HEADERS.items())
    yield from (f'\theader @pages {name} "{value}"\n' for name, value in PAGE_HEADERS.items())
    hidden = " ".join(f"/{name}" for name in PRIVATE)
    yield f"\t@hidden path {hidden} */.*\n\terror @hidden 404\n"
    for path in SERVICES if server.has_service else ():
        yield _SERVICE.format(path=path, port=server.port)
    yield _ROUTE.format(server=server)


_HEAD = "# Made from plugins/shared/headers.py by `make servers`: change it there, not here.\n"
_ALIAS = "{server.other_name} {{\n\tredir https://{server.name}{{uri}} permanent\n}}\n"
_FILES = """\
	root * {server.root}/current
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
"""
_SERVICE = """\
	handle {path}* {{
		request_body {{
			max_size 64KB
		}}
		reverse_proxy 127.0.0.1:{port}
	}}
"""
_ROUTE = """\
	handle {{
		file_server {{
			precompressed br gzip
		}}
	}}
	handle_errors {{
		@lost expression {{err.status_code}} == 404
		rewrite @lost /404.html
		file_server
	}}
"""
