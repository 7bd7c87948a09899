"""Passages, definitions, comments and papers."""

from typing import Any

from django.utils import timezone

from agreements.texts.commenting import comment_on, resolve_comment
from agreements.texts.models import Comment
from tests.factories import (
    ClauseFactory,
    DefinitionFactory,
    DefinitionVersionFactory,
    LibraryClauseFactory,
    UploadedPaperFactory,
)
from tests.factories.canary import canary, numbers
from tests.permissions.world import Thing, World


def put_texts(world: World) -> None:
    """Passages, a definition and comments of the draft."""
    draft, by = world.things["draft agreement"].row, world.user("commissioner")
    with world.words_of("unplaced passage"):
        lost = ClauseFactory(marked=True, agreement=draft, position=2, role="unplaced", number="")
    with world.words_of("deleted clause"):
        gone = ClauseFactory(
            marked=True, agreement=draft, position=3, deleted_at=timezone.now(), deleted_by=by
        )
    with world.words_of("draft agreement"):
        ClauseFactory(agreement=draft, position=0, number="3")  # to move past, and to renumber
    with world.words_of("definition"):
        term = DefinitionFactory(agreement=draft)
        DefinitionVersionFactory(marked=True, definition=term, by=by)
    with world.words_of("comment"):
        comment = comment_of(draft, world, "commissioner")
    with world.words_of("resolved comment"):
        resolved = resolve_comment(comment_of(draft, world, "commissioner"), by=by)
    with world.words_of("uploaded file"):
        paper = UploadedPaperFactory(partnership=world.place, uploaded_by=by)
    with world.words_of("kept clause"):
        kept = LibraryClauseFactory(organisation=world.bodies.council)
    here = world.things["draft agreement"].address
    world.things |= {
        "unplaced passage": Thing(lost, here | {"clause": lost.pk}),
        "deleted clause": Thing(gone, here | {"clause": gone.pk}, {"pk": gone.pk}),
        "definition": Thing(term, here | {"definition": term.pk}, {"pk": term.pk}),
        "comment": Thing(comment, here | {"comment": comment.pk}, {"pk": comment.pk}),
        "resolved comment": Thing(resolved, here | {"comment": resolved.pk}, {"pk": resolved.pk}),
        "kept clause": Thing(kept, {"clause": kept.pk}, {"pk": kept.pk}),
        "uploaded file": Thing(paper, {"key": paper.key}),
    }


def comment_of(draft: Any, world: World, person: str) -> Comment:
    body = canary("comment", next(numbers), "body")
    return comment_on(draft.clauses.first(), body=body, by=world.user(person))
