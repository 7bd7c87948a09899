"""Who may write an agreement's text: the commissioners of its parties."""

import rules

from agreements.register.permissions import approves, reads, writes
from agreements.texts.models import Clause, Comment, Definition, LibraryClause, VariedClause
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role


@rules.predicate
def writes_its_agreement(user: User, part: Clause | Definition) -> bool:
    return bool(writes(user, part.agreement))


@rules.predicate
def reads_its_agreement(user: User, part: Clause | Definition) -> bool:
    return reads(user, part.agreement)


@rules.predicate
def speaks_on_its_agreement(user: User, about: Clause | Comment) -> bool:
    clause = about.clause if isinstance(about, Comment) else about
    return bool(approves(user, clause.agreement))


@rules.predicate
def keeps_its_library(user: User, clause: LibraryClause) -> bool:
    return clause.organisation_id in user.organisations_as(Role.COMMISSIONER)


@rules.predicate
def is_a_commissioner(user: User) -> bool:
    return user.is_role(Role.COMMISSIONER)


@rules.predicate
def writes_its_variation(user: User, row: VariedClause) -> bool:
    return bool(writes(user, row.variation.agreement))


rules.add_perm("texts.edit_varied_clause", writes_its_variation)
rules.add_perm("texts.edit_clause", writes_its_agreement)
rules.add_perm("texts.comment", speaks_on_its_agreement)
rules.add_perm("texts.edit_definition", writes_its_agreement)
rules.add_perm("texts.view_definition", reads_its_agreement)
rules.add_perm("texts.view_clause", reads_its_agreement)
rules.add_perm("texts.write_text", writes)
rules.add_perm("texts.read_in", is_a_commissioner)
rules.add_perm("texts.edit_library_clause", keeps_its_library)
