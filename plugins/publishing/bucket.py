"""A bucket of S3, or of what speaks like it: assets first, pages next, deletions last. Edge.

Keys and the endpoint are boto3's own affair (`AWS_PROFILE`, `AWS_ENDPOINT_URL`…).
"""

import hashlib
import mimetypes
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from plugins.publishing.hosts import PublishingError
from plugins.publishing.manifest import find_base, is_lasting, is_page
from plugins.publishing.mirror import NO_HEADERS, NO_REDIRECTS, NO_RELEASES
from plugins.publishing.release import Release
from plugins.publishing.servers import PRIVATE
from plugins.shared.headers import find_caching

MISSING = "Il manque boto3\u00a0: .venv/bin/pip install 'boto3>=1.40'"
TYPES = {".avif": "image/avif", ".webp": "image/webp", ".svg": "image/svg+xml"}
TEXTS = ("text/", "application/json", "application/xml", "image/svg+xml")


class Bucket:
    """The site in `bucket`, below `prefix`."""

    limits: tuple[str, ...] = (NO_RELEASES, NO_HEADERS, NO_REDIRECTS)
    patience = 60.0

    def __init__(self, bucket: str, prefix: str) -> None:
        try:
            import boto3  # type: ignore[import-untyped]  # noqa: PLC0415 - this host's
        except ImportError:
            raise PublishingError(MISSING) from None
        self.bucket, self.prefix = bucket, f"{prefix}/" if prefix else ""
        self._client: Any = boto3.client("s3")

    def send(self, tree: Path, release: Release) -> None:
        """Send what differs, pages after what they ask for; delete pages, never assets."""
        from botocore.exceptions import (  # type: ignore[import-untyped]  # noqa: PLC0415
            BotoCoreError,
            ClientError,
        )

        paths = sorted(filter(_is_shown, release.list_all()), key=_rank)
        try:
            self._replace(tree, paths)
        except (BotoCoreError, ClientError) as failure:
            raise PublishingError(f"s3://{self.bucket}\u00a0: {failure}") from None

    def _replace(self, tree: Path, paths: Sequence[str]) -> None:
        there = dict(self._list())
        for path in paths:
            body = (tree / path).read_bytes()
            if there.get(path) != hashlib.md5(body, usedforsecurity=False).hexdigest():
                self._send(path, body)
        for path in sorted(there.keys() - set(paths)):
            if not is_lasting(path):
                self._client.delete_object(Bucket=self.bucket, Key=f"{self.prefix}{path}")

    def _list(self) -> Iterator[tuple[str, str]]:
        pages = self._client.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self.bucket, Prefix=self.prefix):
            for each in page.get("Contents", ()):
                yield each["Key"].removeprefix(self.prefix), each["ETag"].strip('"')

    def _send(self, path: str, body: bytes) -> None:
        self._client.put_object(
            Bucket=self.bucket,
            Key=f"{self.prefix}{path}",
            Body=body,
            ContentType=find_type(path),
            CacheControl=find_caching(path),
        )


def find_type(path: str) -> str:
    """The type of a file, with the encoding of a text."""
    kind = TYPES.get(Path(path).suffix) or mimetypes.guess_type(path)[0]
    kind = kind or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(TEXTS) else kind


def _is_shown(path: str) -> bool:
    """Whether readers ask for it here, where nothing is negotiated and no server reads tables."""
    return find_base(path) == path and path not in (*PRIVATE, ".htaccess")


def _rank(path: str) -> tuple[bool, bool, str]:
    return is_page(path), not is_lasting(path), path
