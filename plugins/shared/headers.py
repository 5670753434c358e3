"""The headers with which the site wants to be served, whoever serves it. Core.

The preview sends them, so that a page that works here works online; docs/operations.md says how to
ask a host for them.
"""

import re

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""Nothing from elsewhere, nothing inline, and no page of ours inside another."""

UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
"""What a browser could offer to a page, and no page of ours asks for."""

SECURITY_HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""On each answer."""

PAGE_HEADERS = {"Cross-Origin-Resource-Policy": "same-origin"}
"""On pages that a host serves, and on nothing else: readers of feeds show our pictures."""

HTTPS_HEADERS = {"Strict-Transport-Security": "max-age=31536000"}
"""On each answer over HTTPS, of whatever answers for the site; the preview has no HTTPS."""

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
_FINGERPRINT = re.compile(r"\.[0-9a-f]{9,}(?:-\w+)?\.\w+\Z")


def find_caching(path: str) -> str:
    """How long a browser may keep the file at `path`: for ever where its name holds its digest."""
    return FOREVER if _FINGERPRINT.search(path) else ASK_AGAIN


def build_headers(path: str) -> dict[str, str]:
    """Every header of the file at `path`, its type apart."""
    return {**SECURITY_HEADERS, "Cache-Control": find_caching(path)}
