"""Asks Akismet about a comment, when the author has given a key: an opinion, never the last word.

Edge. Only what the service needs leaves: the text, the name, the address it came from; never the
e-mail. A service that is away, slow or puzzled has no opinion, and the comment goes on without it.
"""

import asyncio
import logging
import threading
from typing import Any

from plugins.comments.model import Submission

LIMIT = 4.0
"""Seconds that a commenter may wait for an outside opinion: to find, reach, ask and hear it."""
MISSING = "AKISMET_KEY is set, but the package is not installed: pip install 'akismet>=25'"
_LOGGER = logging.getLogger(__name__)


class Outside:
    """`Outside(key, site)(submission, address)`: True for spam, False for none, else None.

    A loop of its own asks, for only there can a conversation be ended while a byte comes now and
    then; whoever wants the opinion waits in a thread.
    """

    def __init__(
        self, key: str, site_url: str, http_client: Any = None, limit: float = LIMIT
    ) -> None:
        try:
            import akismet  # noqa: PLC0415 - an extra, for who has a key
            import httpx  # noqa: PLC0415 - comes with it
        except ImportError:
            raise SystemExit(MISSING) from None
        agent = {"User-Agent": akismet.USER_AGENT}
        self._limit, self._ham = limit, akismet.CheckResponse.HAM
        self._http = http_client or httpx.AsyncClient(timeout=limit, headers=agent)
        self._client = akismet.AsyncClient(akismet.Config(key, site_url), self._http)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="akismet", daemon=True)
        self._thread.start()

    def __call__(self, submission: Submission, address: str) -> bool | None:
        """The opinion of the service on what came from `address`."""
        asking = self._ask(submission, address)
        try:
            answer = asyncio.run_coroutine_threadsafe(asking, self._loop).result()
        except Exception as failure:  # noqa: BLE001 - its words may hold what was sent
            _LOGGER.warning("Akismet has no opinion (%s)", type(failure).__name__)
            return None
        return bool(answer != self._ham)

    async def _ask(self, submission: Submission, address: str) -> Any:
        async with asyncio.timeout(self._limit):
            return await self._client.comment_check(
                user_ip=address,
                comment_type="comment",
                comment_author=submission.name,
                comment_content=submission.text,
                blog_lang="fr",
                blog_charset="UTF-8",
            )

    def close(self) -> None:
        """Hang up."""
        asyncio.run_coroutine_threadsafe(self._http.aclose(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
