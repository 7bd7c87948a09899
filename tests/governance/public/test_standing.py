"""How an agreement stands today, from what the public may know."""

import datetime as dt

import pytest
from django.utils import timezone

from governance.public.standing import public_standings
from tests.agreements.register.conftest import agreed, make_agreed  # noqa: F401 -- fixtures
from tests.factories import LinkFactory, SignatureFactory
from tests.factories.life import printed
from tests.html import one, parsed, words

TODAY = dt.date(2021, 1, 15)


@pytest.fixture
def shown_on():
    def ask(agreement, day):
        found = public_standings([agreement], day)[agreement.pk]
        return found.tag, found.sentence, found.following

    return ask


@pytest.fixture
def show(commissioner):
    def publish(agreement):
        agreement.published_at, agreement.published_by = timezone.now(), commissioner
        agreement.save()
        return agreement

    return publish


def test_in_force_until_its_last_day_and_lapsed_after(agreed, shown_on):  # noqa: F811
    days = [dt.date(2020, 3, 31), dt.date(2020, 4, 1), dt.date(2021, 3, 31), dt.date(2021, 4, 1)]

    assert [shown_on(agreed, day)[:2] for day in days] == [
        ("Agreed", "It is agreed, and starts on 1 April 2020."),
        ("In force", "It is in force until 31 March 2021."),
        ("In force", "It is in force until 31 March 2021."),
        ("Lapsed", "It lapsed on 31 March 2021, and nothing has followed it."),
    ]


def test_a_draft_says_no_more_than_that(draft, shown_on):
    draft.sent_for_approval_on = TODAY
    draft.save()

    assert shown_on(draft, TODAY)[:2] == (
        "Not yet agreed",
        "Its partners have not agreed it yet.",
    )


def test_what_is_agreed_and_starts_nobody_knows_when_has_not_ended(agreed, shown_on):  # noqa: F811
    term = agreed.term
    term.starts, term.starts_words = "not_stated", ""
    term.starts_earliest = term.starts_latest = None
    term.save()

    assert shown_on(agreed, TODAY) == (
        "Not known",
        "Nothing recorded says when it starts.",
        None,
    )


def test_what_followed_is_named_only_if_the_public_may_see_it(
    make_agreed,  # noqa: F811
    agreed,  # noqa: F811
    council,
    icb,
    shown_on,
    show,
):
    heir = make_agreed(council, icb, first="2021-04-01", last="2022-03-31", title="The heir")
    LinkFactory(later=heir, earlier=agreed, kind="renews")
    secret = shown_on(agreed, dt.date(2021, 4, 1))
    show(heir)

    assert secret == ("Ended", "It ended on 31 March 2021.", None)
    assert shown_on(agreed, dt.date(2021, 4, 1)) == (
        "Ended",
        "It ended on 31 March 2021, and this followed it:",
        heir,
    )


@pytest.mark.parametrize(
    ("ends", "day", "tag", "sentence"),
    [
        ("event", "2021-03-31", "In force", "It is in force, and no day ends it."),
        ("event", "2021-04-01", "Ended", "It has ended."),
        ("fixed", "2021-04-01", "Ended", "It ended on 31 March 2021."),
    ],
)
def test_the_day_of_what_nobody_published_is_not_told(
    make_agreed,  # noqa: F811
    agreed,  # noqa: F811
    council,
    icb,
    shown_on,
    ends,
    day,
    tag,
    sentence,
):
    if ends == "event":
        agreed.term.ends, agreed.term.ends_words = "event", ""
        agreed.term.ends_earliest = agreed.term.ends_latest = None
        agreed.term.save()
    heir = make_agreed(council, icb, first="2021-04-01", last="2022-03-31", title="The heir")
    LinkFactory(later=heir, earlier=agreed, kind="renews")

    assert shown_on(agreed, dt.date.fromisoformat(day)) == (tag, sentence, None)


def test_a_later_decision_is_told_and_who_confirmed_what_is_not(
    agreed,  # noqa: F811
    shown_on,
    commissioner,
):
    party = agreed.parties.last()
    party.signature.delete()
    SignatureFactory(
        party=party,
        state="recorded",
        entered_by=commissioner,
        stated_in="",
        **printed("on", dt.date(2020, 4, 21)),
    )

    assert shown_on(agreed, dt.date(2020, 6, 1))[1] == (
        "It is in force until 31 March 2021. "
        "It was agreed on 21 April 2020, 20 days after it began."
    )


def test_what_papers_only_attest_is_told(agreed, shown_on):  # noqa: F811
    approval = agreed.parties.first().approval
    approval.state, approval.stated_in = "attested", "A later paper"
    approval.save()

    assert shown_on(agreed, dt.date(2020, 6, 1))[1] == (
        "It is in force until 31 March 2021. That rests on what a later paper attests."
    )


def test_the_page_and_the_api_say_it(client, agreed, show):  # noqa: F811
    show(agreed)
    page = client.get(f"/register/{agreed.partnership.slug}/agreements/{agreed.key}/")
    told = client.get(f"/api/v1/register/agreements/{agreed.key}/").json()["standing"]

    sentence = "It lapsed on 31 March 2021, and nothing has followed it."
    assert sentence in words(one(parsed(page), "main"))
    assert told == {"tag": "Lapsed", "sentence": sentence, "following": None}
