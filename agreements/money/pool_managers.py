"""Finding the post that manages a pool, or naming one that nobody has named yet."""

from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post


def name_pool_manager(host: Organisation | None, title: str, *, by: User | None) -> Post:
    """The post called `title` at the host; named anew if there is none.

    Refuses without a host: the pool manager is an officer of it (R-S75-20).
    """
    if host is None:
        raise RuleBroken("Say who the host is. The pool manager is an officer of the host.")
    post = Post.objects.filter(organisation=host, title__iexact=title.strip()).first()
    if post is None:
        post = Post.objects.create(organisation=host, title=title.strip())
        record("post.named", post, by=by, organisations=[host.pk], after={"title": post.title})
    return post
