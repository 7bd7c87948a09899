import datetime as dt

import pytest
from django.utils import timezone

from agreements.register.approvals import record_approval, send_for_approval, send_for_review
from agreements.register.home import (
    approval_needs,
    confirmation_needs,
    renewal_needs,
    renewals_coming,
    review_needs,
    unfinished_renewal_needs,
)
from agreements.register.models import Term
from agreements.register.renewal import renew_agreement
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.home.reading import Reading
from tests.factories import AgreementFactory, ApprovalFactory, SignatureFactory, TermFactory

ENDS = dt.date(2027, 3, 31)


def in_force(place, *bodies, ends=ENDS):
    agreement = AgreementFactory(partnership=place, title="JCA", parties=bodies)
    TermFactory(
        agreement=agreement,
        starts="fixed",
        starts_words="1 April 2026",
        starts_earliest="2026-04-01",
        starts_latest="2026-04-01",
        ends="fixed",
        ends_words="x",
        ends_earliest=ends,
        ends_latest=ends,
    )
    for party in agreement.parties.all():
        ApprovalFactory(party=party, state="not_required")
        SignatureFactory(party=party, state="not_required")
    return agreement


@pytest.mark.parametrize(
    ("today", "groups"),
    [
        (dt.date(2026, 8, 30), []),
        (dt.date(2026, 8, 31), ["due"]),
        (dt.date(2026, 9, 30), ["due"]),
        (dt.date(2026, 10, 1), ["overdue"]),
        (dt.date(2027, 4, 1), ["overdue"]),
        (dt.date(2028, 3, 30), ["overdue"]),
        (dt.date(2028, 3, 31), []),
    ],
)
def test_a_renewal_is_due_six_months_before_the_end(
    place, council, icb, commissioner, today, groups
):
    in_force(place, council, icb)

    assert [
        need.group for need in renewal_needs(commissioner, today, Reading(commissioner))
    ] == groups


def test_what_ends_and_starts_nobody_knows_when_is_asked_about(place, council, icb, commissioner):
    agreement = in_force(place, council, icb)
    Term.objects.filter(agreement=agreement).update(
        starts="not_stated", starts_words="", starts_earliest=None, starts_latest=None
    )

    needs = renewal_needs(commissioner, dt.date(2027, 1, 1), Reading(commissioner))

    assert [(need.title, need.group, need.due, need.url, need.about) for need in needs] == [
        (
            "Say when JCA starts",
            "due",
            None,
            f"{agreement.get_absolute_url()}term/",
            "Nothing recorded says when it starts.",
        )
    ]


def test_a_renewal_that_was_started_is_not_asked_for(place, council, icb, commissioner):
    agreement = in_force(place, council, icb)
    year = {"starts_on": dt.date(2027, 4, 1), "ends_on": dt.date(2028, 3, 31)}
    renew_agreement(agreement, title="Next", by=commissioner, **year)

    assert list(renewal_needs(commissioner, dt.date(2027, 1, 1), Reading(commissioner))) == []


def test_only_commissioners_are_asked_to_renew(place, council, icb, viewer, secretary, outsider):
    in_force(place, council, icb)

    for user in (viewer, secretary, outsider):
        assert list(renewal_needs(user, dt.date(2027, 1, 1), Reading(user))) == []


def test_the_next_renewal_is_named_for_an_empty_page(place, council, icb, commissioner):
    in_force(place, council, icb)

    (coming,) = renewals_coming(commissioner, dt.date(2026, 5, 1))

    assert (coming.on, coming.words) == (dt.date(2026, 9, 30), "renewal of JCA opens")


def test_a_draft_in_review_is_to_be_read_until_it_is_sent_for_approval(
    draft, commissioner, partner_commissioner, secretary
):
    def asked():
        people = (commissioner, partner_commissioner, secretary)
        return [[n.act for n in review_needs(one, dt.date(2027, 1, 1))] for one in people]

    written = asked()
    send_for_review(draft, by=commissioner)
    in_review = asked()
    send_for_approval(draft, by=commissioner)

    assert written == asked() == [[], [], []]
    assert in_review == [["Read it"], ["Read it"], []]


def test_ones_own_approval_is_due_and_the_partners_is_waited_for(draft, commissioner, secretary):
    send_for_approval(draft, by=commissioner)

    needs = list(approval_needs(commissioner, dt.date(2027, 1, 1)))

    assert [(n.group, n.act) for n in needs] == [
        ("due", "Record the approval"),
        ("waiting", "See"),
    ]
    assert list(approval_needs(secretary, dt.date(2027, 1, 1))) == []


def test_what_another_partner_entered_is_to_be_confirmed(
    draft, icb, commissioner, partner_commissioner
):
    on = PrintedDate.from_words("1 March 2026")
    record_approval(draft.parties.get(organisation=icb), by=commissioner, on=on)

    (need,) = confirmation_needs(partner_commissioner, dt.date(2027, 3, 2))

    assert (need.act, need.title) == (
        "Confirm",
        f"Confirm the approval of NHS Northshire ICB: {draft.title}",
    )
    assert list(confirmation_needs(commissioner, dt.date(2027, 3, 2))) == []


def test_a_party_that_left_is_asked_to_confirm_nothing(
    place, council, icb, commissioner, partner_commissioner
):
    """It may not see the agreement any more, and so not read its title on its home page."""
    agreement = AgreementFactory(partnership=place, parties=[council, icb])
    party = agreement.parties.get(organisation=icb)
    ApprovalFactory(party=party, state="recorded", entered_by=commissioner)
    party.until_on = timezone.localdate() - dt.timedelta(days=1)
    party.save()

    assert list(confirmation_needs(partner_commissioner, timezone.localdate())) == []


@pytest.mark.parametrize(
    ("today", "group"), [(dt.date(2027, 3, 31), "due"), (dt.date(2027, 4, 1), "overdue")]
)
def test_a_renewal_that_was_started_is_to_be_finished(
    place, council, icb, commissioner, viewer, today, group
):
    agreement = in_force(place, council, icb)
    year = {"starts_on": dt.date(2027, 4, 1), "ends_on": dt.date(2028, 3, 31)}
    new = renew_agreement(agreement, title="Next", by=commissioner, **year)

    (need,) = unfinished_renewal_needs(commissioner, today, Reading(commissioner))

    assert (need.group, need.title, need.url) == (group, "Finish Next", new.get_absolute_url())
    assert list(unfinished_renewal_needs(viewer, today, Reading(viewer))) == []


def test_a_renewal_sent_for_approval_is_waited_for_and_not_to_be_finished(
    place, council, icb, commissioner
):
    agreement = in_force(place, council, icb)
    year = {"starts_on": dt.date(2027, 4, 1), "ends_on": dt.date(2028, 3, 31)}
    new = renew_agreement(agreement, title="Next", by=commissioner, **year)
    send_for_approval(new, by=commissioner)

    assert (
        list(unfinished_renewal_needs(commissioner, dt.date(2027, 3, 1), Reading(commissioner)))
        == []
    )
