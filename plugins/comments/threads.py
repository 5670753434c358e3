"""Comments in the order of a conversation. Core.

Replies are nested to a depth at which a narrow screen still has room, then follow one another; each
says there whom it answers. Nothing is lost: a reply to what is not there stands at the top, and a
ring of replies is opened.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.comments.model import Comment

DEEPEST = 5


@dataclass(frozen=True)
class Node:
    """One comment with its replies, the oldest first; the top of a thread has depth 1."""

    comment: Comment
    depth: int
    replies: tuple["Node", ...] = ()
    answers: Comment | None = None
    """Whom it answers, where the nesting does not show it."""


def build_thread(comments: Iterable[Comment]) -> list[Node]:
    """The tops of the conversation that `comments` are, the oldest first."""
    ordered = sorted(comments, key=lambda comment: (comment.created, comment.id))
    by_id = {comment.id: comment for comment in ordered}
    parents = _open_rings({c.id: _find_parent(c, by_id) for c in ordered})
    places = _place(parents)
    below: defaultdict[str | None, list[str]] = defaultdict(list)
    for identity in by_id:
        below[places[identity][0]].append(identity)

    def grow(identity: str) -> Node:
        shown, depth = places[identity]
        parent = parents[identity]
        answers = by_id[parent] if parent and parent != shown else None
        return Node(by_id[identity], depth, tuple(map(grow, below[identity])), answers)

    return [grow(identity) for identity in below[None]]


def split_pings(comments: Iterable[Comment]) -> tuple[list[Comment], list[Comment]]:
    """What was said here, and the pages that speak of it elsewhere, the oldest first."""
    said: list[Comment] = []
    pings: list[Comment] = []
    for comment in comments:
        (pings if comment.is_ping else said).append(comment)
    return said, sorted(pings, key=lambda ping: (ping.created, ping.id))


def list_nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    """Each node of a thread, as it is read."""
    for node in nodes:
        yield node
        yield from list_nodes(node.replies)


def _find_parent(comment: Comment, by_id: dict[str, Comment]) -> str | None:
    return comment.parent if comment.parent in by_id else None


def _open_rings(parents: dict[str, str | None]) -> dict[str, str | None]:
    """`parents` without rings: the comment at which one closes answers nobody."""
    opened, settled = dict(parents), set[str]()
    for start in parents:
        trail: set[str] = set()
        step: str | None = start
        while step is not None and step not in settled:
            trail.add(step)
            following = opened[step]
            if following in trail:
                opened[following] = None
                break
            step = following
        settled |= trail
    return opened


def _place(parents: dict[str, str | None]) -> dict[str, tuple[str | None, int]]:
    """`{comment: (the one it is shown below, its depth)}`; a chain may be thousands long."""
    replies: defaultdict[str | None, list[str]] = defaultdict(list)
    for identity, parent in parents.items():
        replies[parent].append(identity)
    places: dict[str, tuple[str | None, int]] = dict.fromkeys(replies[None], (None, 1))
    waiting = list(replies[None])
    while waiting:
        parent = waiting.pop()
        above, depth = places[parent]
        place = (parent, depth + 1) if depth < DEEPEST else (above, depth)
        places.update(dict.fromkeys(replies[parent], place))
        waiting += replies[parent]
    return places
