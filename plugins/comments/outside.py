"""Asks Akismet about a comment, when the author has given a key: an opinion, never the last word.

Edge. Only what the service needs leaves: the text, the name, the address it came from; never the
e-mail. A service that is away, slow or puzzled has no opinion, and the comment goes on without it.
"""

import logging
from typing import Any

from plugins.comments.model import Submission

TIMEOUT = 3.0
"""Seconds that a commenter may wait for an outside opinion."""
MISSING = "AKISMET_KEY is set, but the package is not installed: pip install 'akismet>=25'"
_LOGGER = logging.getLogger(__name__)


class Outside:
    """`Outside(key, site)(submission, address)`: True for spam, False for none, else None."""

    def __init__(self, key: str, site_url: str, http_client: Any = None) -> None:
        try:
            import akismet  # noqa: PLC0415 - an extra, for who has a key
            import httpx  # noqa: PLC0415 - comes with it
        except ImportError:
            raise SystemExit(MISSING) from None
        client = http_client or httpx.Client(
            timeout=TIMEOUT, headers={"User-Agent": akismet.USER_AGENT}
        )
        self._ham = akismet.CheckResponse.HAM
        self._client = akismet.SyncClient(akismet.Config(key, site_url), client)

    def __call__(self, submission: Submission, address: str) -> bool | None:
        """The opinion of the service on what came from `address`."""
        try:
            answer = self._client.comment_check(
                user_ip=address,
                comment_type="comment",
                comment_author=submission.name,
                comment_content=submission.text,
                blog_lang="fr",
                blog_charset="UTF-8",
            )
        except Exception as failure:  # noqa: BLE001 - its words may hold what was sent
            _LOGGER.warning("Akismet has no opinion (%s)", type(failure).__name__)
            return None
        return bool(answer != self._ham)
