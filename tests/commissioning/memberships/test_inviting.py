import datetime as dt

import pytest
from django.db import IntegrityError
from django.utils import timezone

from commissioning.accounts.models import Membership, User
from commissioning.accounts.roles import Role
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from commissioning.memberships import inviting
from commissioning.memberships.inviting import accept_invitation, withdraw_invitation
from commissioning.memberships.models import LASTS, Invitation
from commissioning.notices.models import Notice

PASSWORD = "three words remembered"
SECOND = dt.timedelta(seconds=1)


def roles_of(email):
    rows = Membership.objects.filter(user__email=email)
    return sorted(rows.values_list("organisation__slug", "role", "from_on", "until_on"))


def test_an_invitation_gives_no_right_until_it_is_accepted(invite):
    invitation = invite()

    assert (invitation.user.email, invitation.user.name) == ("kim@example.org", "Kim Sample")
    assert not invitation.user.has_usable_password()
    assert roles_of("kim@example.org") == []


def test_it_is_told_by_mail_with_its_link_and_what_the_roles_allow(invite):
    invite(roles=[Role.VIEWER, Role.FINANCE])

    notice = Notice.objects.get(recipient__email="kim@example.org")
    assert notice.subject == "You are invited to act for Northshire Council"
    assert "Ali Sample invites you" in notice.body
    assert "- Finance officer: can enter contributions" in notice.body
    assert notice.url.startswith("/invitations/")


def test_accepting_begins_the_roles_today_with_the_password_chosen(invite, council, time_machine):
    time_machine.move_to("2027-02-02 12:00")
    until = dt.date(2028, 3, 31)
    invitation = invite(roles=[Role.VIEWER, Role.FINANCE], until_on=until)

    accept_invitation(invitation, password=PASSWORD)

    today = dt.date(2027, 2, 2)
    assert roles_of("kim@example.org") == [
        ("northshire-council", "finance", today, until),
        ("northshire-council", "viewer", today, until),
    ]
    assert User.objects.get(email="kim@example.org").check_password(PASSWORD)


def test_an_invitation_works_once(invite):
    invitation = invite()
    accept_invitation(invitation, password=PASSWORD)

    with pytest.raises(RuleBroken, match="can no longer be used"):
        accept_invitation(invitation, password="another three words")

    assert invitation.user.memberships.count() == 1


@pytest.mark.parametrize(("after", "works"), [(LASTS - SECOND, True), (LASTS, False)])
def test_an_invitation_works_for_seven_days(invite, time_machine, after, works):
    now = dt.datetime(2027, 2, 2, 12, tzinfo=dt.UTC)
    time_machine.move_to(now, tick=False)
    invitation = invite()
    time_machine.move_to(now + after, tick=False)

    if works:
        assert accept_invitation(invitation, password=PASSWORD)
    else:
        with pytest.raises(RuleBroken, match="can no longer be used"):
            accept_invitation(invitation, password=PASSWORD)


def test_a_withdrawn_invitation_no_longer_works(invite, administrator):
    invitation = withdraw_invitation(invite(), by=administrator)

    with pytest.raises(RuleBroken, match="can no longer be used"):
        accept_invitation(invitation, password=PASSWORD)
    with pytest.raises(RuleBroken, match="already accepted or withdrawn"):
        withdraw_invitation(invitation, by=administrator)


def test_inviting_again_leaves_only_the_new_invitation(invite):
    first, second = invite(), invite(roles=[Role.FINANCE])

    first.refresh_from_db()
    assert first.withdrawn_at is not None
    accept_invitation(second, password=PASSWORD)
    assert [role for _, role, _, _ in roles_of("kim@example.org")] == ["finance"]


def test_somebody_new_must_choose_a_password(invite):
    with pytest.raises(RuleBroken, match="Choose a password"):
        accept_invitation(invite())


def test_somebody_with_an_account_keeps_their_password(invite, outsider):
    outsider.set_password("what it was before")
    outsider.save()

    accept_invitation(invite(email="OUT@example.org"), password="a password of somebody else")

    outsider.refresh_from_db()
    assert outsider.check_password("what it was before")
    assert ("northshire-council", "viewer") in [row[:2] for row in roles_of("out@example.org")]


def test_a_closed_account_accepts_nothing(invite, outsider):
    invitation = invite(email=outsider.email)
    User.objects.filter(pk=outsider.pk).update(is_active=False)

    with pytest.raises(RuleBroken, match="can no longer be used"):
        accept_invitation(invitation, password=PASSWORD)


def test_a_role_given_meanwhile_is_not_given_twice(invite, council):
    invitation = invite(roles=[Role.VIEWER, Role.FINANCE])
    Membership.objects.create(
        user=invitation.user,
        organisation=council,
        role=Role.VIEWER,
        from_on=timezone.localdate(),
    )

    begun = accept_invitation(invitation, password=PASSWORD)

    assert [membership.role for membership in begun] == ["finance"]


def test_nobody_invites_themselves(invite, administrator):
    with pytest.raises(RuleBroken, match="cannot change your own roles"):
        invite(email=administrator.email, roles=[Role.FINANCE])


def test_who_has_the_role_is_not_invited_to_it(invite, viewer):
    with pytest.raises(RuleBroken, match="Vi Sample is already viewer there"):
        invite(email=viewer.email)


def test_an_invitation_to_nothing_or_into_the_past_is_refused(invite, time_machine):
    time_machine.move_to("2027-02-02 12:00")
    with pytest.raises(RuleBroken, match="Choose at least one role"):
        invite(roles=[])
    with pytest.raises(RuleBroken, match="today or later"):
        invite(until_on=dt.date(2027, 2, 1))

    assert invite(until_on=dt.date(2027, 2, 2))


def test_every_step_is_recorded_in_the_organisations_chain(invite, administrator, council):
    accept_invitation(invite(), password=PASSWORD)
    withdraw_invitation(invite(email="lou@example.org"), by=administrator)

    events = Event.objects.filter(links__organisation=council).order_by("pk")
    assert [(event.what, event.by.email) for event in events] == [
        ("person.invited", "ali@example.org"),
        ("invitation.accepted", "kim@example.org"),
        ("person.invited", "ali@example.org"),
        ("invitation.withdrawn", "ali@example.org"),
    ]
    assert "password" not in str(events[1].payload.after)


def test_other_administrators_hear_of_each_role_that_begins(
    invite, administrator, other_administrator
):
    accept_invitation(invite(), password=PASSWORD)

    told = Notice.objects.exclude(recipient__email="kim@example.org")
    assert [(notice.recipient, notice.subject) for notice in told] == [
        (other_administrator, "Viewer of Northshire Council was given to Kim Sample")
    ]


def test_if_the_record_cannot_be_written_nobody_is_invited(invite, monkeypatch):
    def no_record(*args, **kwargs):
        raise RuntimeError("The log is full.")

    monkeypatch.setattr(inviting, "record", no_record)
    with pytest.raises(RuntimeError):
        invite()

    assert not Invitation.objects.exists()
    assert not User.objects.filter(email="kim@example.org").exists()


def test_the_database_refuses_two_open_invitations_of_one_person(invite, council):
    invitation = invite()

    with pytest.raises(IntegrityError):
        Invitation.objects.create(organisation=council, user=invitation.user, roles=["viewer"])
