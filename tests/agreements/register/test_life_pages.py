"""The pages of an agreement's life: each act works, is refused by rule, and is closed to strangers."""

import datetime as dt

import pytest

from agreements.register.models import Agreement
from tests.factories import (
    ExtensionFactory,
    HoldOverFactory,
    LinkFactory,
    OptionToExtendFactory,
    TermFactory,
    TerminationNoticeFactory,
)
from tests.html import error_links, one, parsed, with_class, words

ACTS = [
    "options/add/",
    "extend/",
    "hold-over/",
    "notice/",
    "leave/",
    "replace/",
    "years/2020/",
    "variations/new/",
]


@pytest.fixture
def here(agreed):
    return agreed.get_absolute_url()


@pytest.fixture
def signed_in(client, commissioner):
    client.force_login(commissioner)
    return client


def main(response):
    return words(one(parsed(response), "main"))


def test_the_commissioner_opens_every_act_and_nobody_else(
    client, commissioner, viewer, outsider, here
):
    answers = {}
    for user in (commissioner, viewer, outsider):
        client.force_login(user)
        answers[user.email] = {client.get(here + act).status_code for act in ACTS}

    assert answers == {
        commissioner.email: {200},
        viewer.email: {403},
        outsider.email: {404},
    }


def test_an_option_is_added_and_used_and_the_page_tells_of_it(signed_in, agreed, here):
    signed_in.post(f"{here}options/add/", {"months": 12, "times": 1})
    option = agreed.options_to_extend.get()
    offered = parsed(signed_in.get(f"{here}extend/"))

    response = signed_in.post(
        f"{here}extend/",
        {
            "option": option.pk,
            "until": "31 March 2022",
            "on": "10 February 2021",
            "given_by": "Cabinet",
            "reference": "C/1",
        },
        follow=True,
    )

    until = next(box for box in offered.iter("input") if box.get("name") == "until")
    assert until.get("value") == "31 March 2022"
    assert "10 February 2021 Extended to 31 March 2022 (by Cabinet, C/1; option of 12 months)" in (
        main(response)
    )


def test_an_option_stated_by_mistake_is_taken_out(signed_in, agreed, here):
    option = OptionToExtendFactory(agreement=agreed, words="clause 3.2")
    page = parsed(signed_in.get(here))
    take_out = f"{here}options/{option.pk}/take-out/"

    signed_in.post(take_out)

    assert "12 months, once (clause 3.2)" in words(one(page, "main"))
    assert take_out in {link.get("href") for link in page.iter("a")}
    assert agreed.options_to_extend.count() == 0


def test_a_rules_refusal_stands_in_the_summary(signed_in, agreed, here):
    option = OptionToExtendFactory(agreement=agreed)

    page = signed_in.post(
        f"{here}extend/",
        {"option": option.pk, "until": "31 March 2021", "on": "10 February 2021"},
    )

    assert list(error_links(parsed(page))) == ["The new last day must be after 31 March 2021."]


def test_a_new_act_needs_its_day_and_history_does_not(signed_in, agreed, here):
    answers = {"begins": "1 April 2021"}
    refused = signed_in.post(f"{here}hold-over/", answers)

    signed_in.post(f"{here}hold-over/", answers | {"stated_in": "The minutes"})

    assert list(error_links(parsed(refused))) == ["Enter the day, like 10 February 2021"]
    assert agreed.hold_overs.get().stated_in == "The minutes"


def test_notice_is_given_shown_and_withdrawn(signed_in, agreed, council, here):
    party = agreed.parties.get(organisation=council)
    signed_in.post(
        f"{here}notice/",
        {
            "party": party.pk,
            "on": "1 August 2020",
            "last": "30 September 2020",
            "notice_days": 90,
            "reason": "No money",
        },
    )
    page = signed_in.get(here)
    notice = agreed.termination_notices.get()

    signed_in.post(f"{here}notice/{notice.pk}/withdraw/", {"on": "15 September 2020"})

    told = main(page)
    assert "1 August 2020 Northshire Council gave notice to end it on 30 September 2020" in told
    assert "(shorter than the notice that the agreement asks for; No money)" in told
    assert "It ended on 30 September 2020, by notice." in told
    assert "15 September 2020 Notice withdrawn" in main(signed_in.get(here))


def test_a_partner_leaves(signed_in, agreed, icb, here):
    party = agreed.parties.get(organisation=icb)

    signed_in.post(
        f"{here}leave/", {"party": party.pk, "on": "1 August 2020", "last": "31 December 2020"}
    )

    party.refresh_from_db()
    assert str(party.until_on) == "2020-12-31"


def test_what_was_entered_for_the_partner_is_confirmed_by_it(
    client, commissioner, partner_commissioner, agreed, icb, here
):
    party = agreed.parties.get(organisation=icb)
    notice = TerminationNoticeFactory(agreement=agreed, party=party, entered_by=commissioner)
    confirm = f"{here}life/notice/{notice.pk}/confirm/"
    seen = {}
    for user in (commissioner, partner_commissioner):
        client.force_login(user)
        page = parsed(client.get(here))
        seen[user.name] = confirm in {a.get("href") for a in page.iter("a")}

    client.post(confirm)

    notice.refresh_from_db()
    assert seen == {commissioner.name: False, partner_commissioner.name: True}
    assert notice.confirmed_by == partner_commissioner


def test_what_was_entered_by_mistake_is_taken_out(signed_in, agreed, here):
    held = HoldOverFactory(agreement=agreed)

    signed_in.post(f"{here}life/hold-over/{held.pk}/take-out/", {"reason": "Mistaken"})

    assert agreed.hold_overs.count() == 0


def test_a_record_of_another_agreement_is_not_found(signed_in, agreed, make_agreed, council, here):
    held = HoldOverFactory(agreement=make_agreed(council))

    for kind in ("hold-over", "letter"):
        assert signed_in.get(f"{here}life/{kind}/{held.pk}/take-out/").status_code == 404


def test_each_year_is_stated(signed_in, agreed, here):
    before = main(signed_in.get(f"{here}years/"))

    signed_in.post(
        f"{here}years/2020/",
        {"state": "not_recorded", "stated_in": "The report"},
    )

    assert "2020/21 Nothing stated" in before
    assert "2020/21 Not recorded The report" in main(signed_in.get(f"{here}years/"))
    assert "Years 1 year stated" in main(signed_in.get(here))


def test_two_agreements_are_consolidated_into_one(
    signed_in, agreed, make_agreed, council, icb, here
):
    others = [make_agreed(council, icb), make_agreed(council, icb)]

    signed_in.post(f"{here}replace/", {"earlier": [one.pk for one in others], "on": "1 April 2020"})

    assert {link.kind for link in agreed.links_back.all()} == {"consolidates"}


def test_a_schedule_shows_as_exposed(signed_in, agreed, make_agreed, council, icb):
    """R-S75-42: its parent is not in force."""
    schedule = make_agreed(council, icb, first="2020-04-01", last="2190-03-31")
    LinkFactory(later=schedule, earlier=agreed, kind="schedule_of")

    page = main(signed_in.get(schedule.get_absolute_url()))

    assert "It rests on an agreement that is not in force, of which it is a schedule." in page


def test_a_schedule_of_one_whose_start_is_not_known_says_so_and_is_not_exposed(
    signed_in, agreed, make_agreed, council, icb
):
    """R-S75-42: that nothing records when it starts is not that it is not in force."""
    schedule = make_agreed(council, icb, first="2020-04-01", last="2190-03-31")
    LinkFactory(later=schedule, earlier=agreed, kind="schedule_of")
    agreed.term.starts_words, agreed.term.starts_earliest = "", None
    agreed.term.starts_latest = None
    agreed.term.save()

    page = main(signed_in.get(schedule.get_absolute_url()))
    covered = main(signed_in.get(f"{schedule.get_absolute_url()}cover/"))

    said = "It rests on an agreement whose start nothing records, of which it is a schedule."
    assert (said in page, "not in force, of which" in page) == (True, False)
    assert "In force, resting on facts that no paper records" in covered


def test_one_act_is_the_button_and_the_others_a_list(signed_in, agreed, here):
    page = parsed(signed_in.get(here))

    buttons = [words(one) for one in with_class(page, "govuk-button") if one.tag == "a"]
    (others,) = with_class(page, "app-acts")
    assert buttons == ["Start renewal"]
    assert [words(one) for one in others.iter("a")] == [
        "Vary it",
        "Add an option to extend",
        "Hold it over",
        "Record notice to end it",
        "Record that a partner leaves",
        "Replace other agreements",
        "State its years",
        "Merge with a duplicate",
        "Show to the public",
    ]


def test_what_is_awaited_is_open(signed_in, draft):
    page = main(signed_in.get(draft.get_absolute_url()))

    assert "Still open Approval by Northshire Council" in page


def test_a_draft_older_than_its_last_day_never_ended(signed_in, draft):
    last = dt.date(2018, 3, 31)
    TermFactory(
        agreement=draft,
        starts="last_signature",
        ends="fixed",
        ends_words="31st March 2018",
        ends_earliest=last,
        ends_latest=last,
    )

    page = main(signed_in.get(draft.get_absolute_url()))

    assert ("Ends 31st March 2018" in page, "Ended" in page) == (True, False)


def test_a_past_day_shows_no_acts(signed_in, agreed, here):
    ExtensionFactory(agreement=agreed)

    page = main(signed_in.get(here, {"as_at": "1 May 2020", "known": "then"}))

    assert "What else you can do" not in page
    assert "Take out" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_life_takes_as_many_queries_for_three_agreements_as_for_one(
    signed_in, make_agreed, council, icb, rows, django_assert_num_queries
):
    for _ in range(rows):
        agreement = make_agreed(council, icb)
        ExtensionFactory(agreement=agreement)
        TerminationNoticeFactory(agreement=agreement)

    with django_assert_num_queries(21):
        signed_in.get("/agreements/")

    assert Agreement.objects.count() == rows
