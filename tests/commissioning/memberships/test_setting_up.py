from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from commissioning.accounts.models import Membership, User
from commissioning.audit.models import Event
from commissioning.memberships.links import invitation_of
from commissioning.memberships.setting_up import TAKEN
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.urls import urlpatterns

FIRST = {
    "name": "Doncaster Council",
    "kind": "borough",
    "email": "first@example.org",
    "person": "First Sample",
}


def run(command, **answers):
    out = StringIO()
    options = [f"--{name.replace('_', '-')}={value}" for name, value in answers.items()]
    call_command(command, *options, stdout=out)
    return out.getvalue()


def test_set_up_adds_the_first_organisation_and_invites_its_administrator(db, client):
    said = run("set_up", **FIRST, place="Doncaster")

    council = Organisation.objects.get()
    assert (council.name, council.slug, council.kind) == (
        "Doncaster Council",
        "doncaster-council",
        "borough",
    )
    assert [partner.organisation for partner in Partnership.objects.get().partners.all()] == [
        council
    ]
    assert not User.objects.get().has_usable_password()
    assert not Membership.objects.exists()
    link = said.split()[-1]
    invitation = invitation_of(link.rstrip("/").rsplit("/", 1)[1])
    assert (invitation.user.email, invitation.roles) == ("first@example.org", ["administrator"])
    assert client.get(link.removeprefix("http://localhost:8000")).status_code == 200


def test_an_installation_is_set_up_once(db):
    run("set_up", **FIRST)

    with pytest.raises(CommandError, match="has been set up"):
        run("set_up", **FIRST | {"name": "Another Council"})

    assert Organisation.objects.count() == 1


def test_more_organisations_are_added_to_the_same_place(db):
    run("set_up", **FIRST, place="Doncaster")
    run(
        "add_organisation",
        **FIRST | {"name": "NHS Doncaster CCG", "kind": "ccg"},
        place="doncaster",
    )

    assert Partnership.objects.get().partners.count() == 2


def test_an_organisation_is_not_added_twice(db):
    run("set_up", **FIRST)

    with pytest.raises(CommandError, match="is here already"):
        run("add_organisation", **FIRST | {"name": "DONCASTER COUNCIL"})


@pytest.mark.parametrize("missing", ["name", "kind", "email", "person"])
def test_what_is_missing_is_named_where_nobody_is_there_to_ask(db, missing):
    given = {name: value for name, value in FIRST.items() if name != missing}

    with pytest.raises(CommandError, match=f"Give --{missing}"):
        run("set_up", **given)

    assert not Organisation.objects.exists()


def test_a_kind_that_there_is_not_is_refused(db):
    with pytest.raises(CommandError, match="invalid choice"):
        run("set_up", **FIRST | {"kind": "kingdom"})


def test_it_is_recorded_as_done_by_the_service(db):
    run("set_up", **FIRST, place="Doncaster")

    assert list(Event.objects.order_by("pk").values_list("what", "by")) == [
        ("organisation.added", None),
        ("place.added", None),
        ("partner.joined", None),
        ("person.invited", None),
    ]


def test_two_names_with_one_slug_stay_apart(db):
    run("set_up", **FIRST)
    run("add_organisation", **FIRST | {"name": "Doncaster, Council"})

    assert set(Organisation.objects.values_list("slug", flat=True)) == {
        "doncaster-council",
        "doncaster-council-2",
    }


def test_a_place_takes_no_name_that_other_addresses_begin_with(db):
    run("set_up", **FIRST, place="Search")

    assert Partnership.objects.get().slug == "search-2"


def first_words(patterns, so_far=""):
    for pattern in patterns:
        route = so_far + str(pattern.pattern)
        word, slash, _ = route.partition("/")
        if slash or not hasattr(pattern, "url_patterns"):
            yield word
        else:
            yield from first_words(pattern.url_patterns, route)


def test_no_address_of_ours_is_left_for_a_place_to_take():
    words = {
        word for word in first_words(urlpatterns) if word and "<" not in word and "." not in word
    }

    assert words - TAKEN == set()
