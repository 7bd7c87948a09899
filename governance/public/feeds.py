"""The register as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from governance.decisions.models import PublishedRevision
from governance.decisions.public_record import Record

ENTRIES = 50
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold. One in a record must not cost readers the whole feed."""


class PlainFeed(Atom1Feed):
    """Atom whose summaries are said to be plain text, as ours are; its titles are by default.

    Django's own says that they are HTML, in which "<" and "&" mean something else.
    """

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item | {"description": None})
        handler.addQuickElement("summary", item["description"], {"type": "text"})


def atom(
    title: str, *, address: str, feed_address: str, revisions: Iterable[PublishedRevision]
) -> str:
    """The newest publications and corrections; each revision is an entry of its own, for good."""
    feed = PlainFeed(
        title=title,
        link=settings.SITE_URL + address,
        feed_url=settings.SITE_URL + feed_address,
        description=title,
        language="en-gb",
    )
    for revision in revisions:
        record = revision.content
        said = f"{record['reference']}: {record['title']}"
        feed.add_item(
            title=NOT_XML.sub("", f"{said} (corrected)" if revision.reason else said),
            link=settings.SITE_URL + revision.get_absolute_url(),
            unique_id=settings.SITE_URL + revision.get_absolute_url(),
            description=NOT_XML.sub("", revision.reason or _decided(record)),
            author_name=NOT_XML.sub("", record["body"]["name"]),
            pubdate=revision.published_at,
            updateddate=revision.published_at,
        )
    return feed.writeString("utf-8")


def _decided(record: Record) -> str:
    """What was decided, with its resolutions; many records have nothing else there."""
    resolutions = [f"{row['label']} {row['text']}".strip() for row in record["resolutions"]]
    return "\n\n".join(text for text in (record["decision_text"], *resolutions) if text)
