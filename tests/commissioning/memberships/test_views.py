import datetime as dt

import pytest
from django.utils import timezone

from commissioning.accounts.models import Membership, User
from commissioning.accounts.roles import Role
from commissioning.memberships.inviting import withdraw_invitation
from commissioning.memberships.links import link_of
from commissioning.memberships.models import LASTS, Invitation
from commissioning.notices.models import Notice
from tests.factories import UserFactory

HERE = "/people/northshire-council/"
PASSWORD = "three words remembered"


@pytest.fixture
def admin(client, administrator):
    client.force_login(administrator)
    return client


def test_an_administrator_sees_the_people_with_their_roles(admin, viewer, commissioner):
    page = admin.get(HERE).text

    for words in ("Vi Sample", "vi@example.org", "Viewer", "Sam Sample", "Commissioner"):
        assert words in page
    assert "Ali Sample (you)" in page


def test_nobody_ends_their_own_role_from_the_page(admin, administrator, viewer):
    page = admin.get(HERE).text

    assert f"roles/{viewer.memberships.get().pk}/end/" in page
    assert f"roles/{administrator.memberships.get().pk}/end/" not in page


def test_people_leads_to_the_one_organisation(admin):
    assert admin.get("/people/").headers["Location"] == HERE


def test_who_manages_two_organisations_chooses(admin, administrator, icb):
    Membership.objects.create(
        user=administrator,
        organisation=icb,
        role=Role.ADMINISTRATOR,
        from_on=dt.date(2020, 1, 1),
    )

    assert "NHS Northshire ICB" in admin.get("/people/").text


@pytest.mark.parametrize(
    "path", ["", "invite/", "1/role/", "roles/1/end/", "invitations/1/withdraw/"]
)
@pytest.mark.parametrize("who", ["commissioner", "outsider", "partner_commissioner"])
def test_only_its_own_administrators_come_here(path, who, client, council, request):
    client.force_login(request.getfixturevalue(who))

    assert client.get(HERE + path).status_code == 404


def test_who_manages_nobody_is_told_so(client, viewer):
    client.force_login(viewer)

    assert client.get("/people/").status_code == 403


def test_an_administrator_reaches_nobody_of_another_organisation(admin, outsider, invite, icb):
    theirs = outsider.memberships.get()
    invitation = invite(organisation=icb, by=None)

    for path in (
        f"{outsider.pk}/role/",
        f"roles/{theirs.pk}/end/",
        f"invitations/{invitation.pk}/withdraw/",
    ):
        assert admin.post(HERE + path, {"role": "viewer"}).status_code == 404


def test_a_role_for_another_organisation_is_not_ended_from_here(
    admin, administrator, partner_commissioner, icb
):
    Membership.objects.create(
        user=administrator, organisation=icb, role=Role.VIEWER, from_on=dt.date(2020, 1, 1)
    )
    theirs = partner_commissioner.memberships.get()

    assert admin.post(f"{HERE}roles/{theirs.pk}/end/").status_code == 404
    assert admin.post(f"{HERE}{partner_commissioner.pk}/role/").status_code == 404


def test_an_invitation_is_sent_from_one_page(admin, council):
    answer = admin.post(
        HERE + "invite/",
        {"name": "Kim Sample", "email": "kim@example.org", "roles": ["viewer"], "until_on": ""},
        follow=True,
    )

    assert "An invitation goes to kim@example.org." in answer.text
    assert "Invitations not yet accepted" in answer.text
    assert Invitation.objects.get().organisation == council


def test_a_refused_invitation_keeps_the_answers(admin, viewer):
    answer = admin.post(
        HERE + "invite/", {"name": "Vi", "email": "vi@example.org", "roles": ["viewer"]}
    )

    assert "Vi Sample is already viewer there." in answer.text
    assert 'value="vi@example.org"' in answer.text


def test_a_role_is_given_and_ended_from_the_page(admin, viewer):
    given = admin.post(f"{HERE}{viewer.pk}/role/", {"role": "finance"}, follow=True)
    assert "Vi Sample is now finance officer." in given.text

    role = viewer.memberships.get(role="viewer")
    ended = admin.post(f"{HERE}roles/{role.pk}/end/", {"last_day": ""}, follow=True)

    assert "The role of Vi Sample ends after" in ended.text
    assert [m.role for m in User.objects.get(pk=viewer.pk).current_memberships] == ["finance"]


def test_an_invitation_is_withdrawn_from_the_page(admin, invite):
    invitation = invite()

    answer = admin.post(f"{HERE}invitations/{invitation.pk}/withdraw/", follow=True)

    assert "Its link no longer works." in answer.text


def test_mail_that_was_not_delivered_is_shown_until_one_is(admin, viewer):
    def notice(key, **facts):
        Notice.objects.create(
            key=key,
            recipient=viewer,
            subject="x",
            body="x",
            url="/",
            due_on=dt.date(2021, 1, int(key)),
            due_at=dt.datetime(2021, 1, int(key), tzinfo=dt.UTC),
            **facts,
        )

    gone = {"given_up_at": timezone.now(), "undelivered": True}
    notice("1", failed_because="The mail server did not take this address: 550", **gone)
    assert "did not take this address: 550" in admin.get(HERE).text

    notice("2", sent_at=timezone.now())
    assert "did not take this address" not in admin.get(HERE).text


def test_the_list_asks_the_database_as_often_for_three_people_as_for_one(
    admin, council, django_assert_max_num_queries, django_assert_num_queries
):
    admin.get(HERE)
    with django_assert_max_num_queries(12) as one:
        admin.get(HERE)
    for n in range(3):
        UserFactory(email=f"p{n}@example.org", roles={council: [Role.VIEWER]})

    with django_assert_num_queries(len(one)):
        admin.get(HERE)


def test_somebody_new_accepts_by_choosing_a_password_and_is_signed_in(client, invite):
    link = link_of(invite())

    page = client.get(link).text
    assert "Kim Sample, you are invited to act for Northshire Council as viewer." in page
    answer = client.post(link, {"password": PASSWORD, "again": PASSWORD}, follow=True)

    assert "You now act for Northshire Council." in answer.text
    assert "Kim Sample" in answer.text
    client.logout()
    assert client.login(email="kim@example.org", password=PASSWORD)


def test_a_refused_acceptance_signs_nobody_in(client, invite, administrator):
    invitation = invite()
    withdraw_invitation(invitation, by=administrator)

    client.post(link_of(invitation), {"password": PASSWORD, "again": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_opening_the_link_changes_nothing(client, invite):
    invitation = invite()

    client.get(link_of(invitation))

    invitation.refresh_from_db()
    assert invitation.accepted_at is None


@pytest.mark.parametrize(
    ("password", "again", "message"),
    [
        ("", "", "Enter password"),
        ("short", "short", "12 characters"),
        ("password1234", "password1234", "too common"),
        (PASSWORD, "three words mistyped", "The two passwords must be the same"),
    ],
)
def test_a_password_that_will_not_do_is_refused(client, invite, password, again, message):
    invitation = invite()

    page = client.post(link_of(invitation), {"password": password, "again": again})

    assert message in page.text
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_a_link_that_was_altered_is_not_found(client, invite):
    link = link_of(invite())
    key, _, signature = link.removeprefix("/invitations/").rstrip("/").partition(".")

    for forged in (f"{int(key) + 1}.{signature}", f"{key}.x", key, "zzz"):
        assert client.get(f"/invitations/{forged}/").status_code == 404


def test_a_link_that_is_over_says_so(client, invite, time_machine):
    now = dt.datetime(2027, 2, 2, 12, tzinfo=dt.UTC)
    time_machine.move_to(now, tick=False)
    link = link_of(invite())
    time_machine.move_to(now + LASTS, tick=False)

    page = client.get(link).text
    assert "This invitation can no longer be used." in page
    assert "<form" not in page.split("<main")[1]
    refused = client.post(link, {"password": PASSWORD, "again": PASSWORD})
    assert "This invitation can no longer be used." in refused.text


def test_somebody_with_an_account_must_sign_in_to_accept(client, invite, outsider):
    outsider.set_password(PASSWORD)
    outsider.save()
    link = link_of(invite(email=outsider.email))

    assert "Sign in to accept" in client.get(link).text
    assert "Sign in as out@example.org to accept." in client.post(link).text
    client.force_login(outsider)
    client.post(link)

    assert User.objects.get(pk=outsider.pk).memberships.count() == 2


def test_nobody_accepts_for_another(client, invite, outsider, viewer):
    outsider.set_password(PASSWORD)
    outsider.save()
    link = link_of(invite(email=outsider.email))
    client.force_login(viewer)

    client.post(link)

    assert outsider.memberships.count() == 1
