"""When an article was written: its wall clock, with the offset of that very day. Core."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from plugins.wordpress_import.model import OldItem

SLIGHT = timedelta(days=1)
"""A correction made sooner after the publication is not told to readers."""

UNKNOWN = datetime(2000, 1, 1, tzinfo=UTC)
"""For what bears no date at all."""

WESTMOST, EASTMOST = timedelta(hours=-12), timedelta(hours=14)
"""What clocks of this world may differ by from the universal one, in quarters of an hour."""

_STEP = timedelta(minutes=15)
_IN_LINK = re.compile(r"/(\d{4})/(\d\d)(?:/(\d\d))?/")


def find_moment(item: OldItem, zone: tzinfo) -> datetime | None:
    """When `item` was published, or is to be; None when nothing tells."""
    moment = _combine(item.date, item.date_gmt, zone) or _read_link(item.link, zone)
    return moment or _combine(item.modified, item.modified_gmt, zone)


def find_correction(item: OldItem, published: datetime, zone: tzinfo) -> datetime | None:
    """When it was last changed, if that is worth telling."""
    changed = _combine(item.modified, item.modified_gmt, zone)
    return changed if changed and changed - published > SLIGHT else None


def format_moment(moment: datetime) -> str:
    """`2017-11-21T07:30:00+01:00`."""
    offset = moment.utcoffset() or timedelta()
    if offset % timedelta(minutes=1):  # before there were zones
        moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="seconds")


def _combine(local: datetime | None, universal: datetime | None, zone: tzinfo) -> datetime | None:
    """One moment of two clocks.

    The offset is what both tell, be the blog in another country, or the hour one that was skipped
    or lived twice; where they tell nonsense, the universal one is told in the time of `zone`.
    """
    if local is None:
        return universal and _with_offset(universal, UTC).astimezone(zone)
    if universal is None:
        return local.replace(tzinfo=zone)
    offset = local - universal.replace(tzinfo=None)
    if WESTMOST <= offset <= EASTMOST and not offset % _STEP:
        return local.replace(tzinfo=timezone(offset))
    return _with_offset(universal, UTC).astimezone(zone)


def _with_offset(moment: datetime, zone: tzinfo) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _read_link(link: str, zone: tzinfo) -> datetime | None:
    """The day in an address such as `/2017/11/21/oser/`."""
    match = _IN_LINK.search(link)
    try:
        return match and datetime(*map(int, match.groups(default="1")), tzinfo=zone)  # type: ignore[misc,arg-type]
    except ValueError:
        return None
