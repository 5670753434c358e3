"""The headers that each answer bears, and who may ask: the same rules as online. Core."""

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "media-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


def is_trusted_host(host: str, bind: str) -> bool:
    """Whether the Host header names this machine.

    A foreign name that leads here belongs to a page which tries to read the drafts from outside.
    """
    name, colon, port = host.rpartition(":")
    if not colon or not port.isdecimal():
        name = host
    return name.lower() in LOCAL_NAMES | {bind}
