"""The register as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from governance.decisions.models import PublishedRevision

ENTRIES = 50


def atom(
    title: str, *, address: str, feed_address: str, revisions: Iterable[PublishedRevision]
) -> str:
    """The newest publications and corrections; each revision is an entry of its own."""
    feed = Atom1Feed(
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
            title=f"{said} (corrected)" if revision.reason else said,
            link=settings.SITE_URL + revision.get_absolute_url(),
            unique_id=settings.SITE_URL + revision.get_absolute_url(),
            description=revision.reason or record["decision_text"],
            author_name=record["body"]["name"],
            pubdate=revision.published_at,
            updateddate=revision.published_at,
        )
    return feed.writeString("utf-8")
