"""The record as text: all that the page says, in its order."""

from governance.decisions.decisions import record_decision
from governance.decisions.publication import publish_decision
from tests.factories import AgreementFactory, TermFactory
from tests.governance.conftest import TODAY, whole
from tests.html import one, parsed, words


def everything(place, board, council):
    """Details in which nothing is left out."""
    agreement = AgreementFactory(partnership=place, title="The JCA")
    TermFactory(agreement=agreement, ends_words="")
    return whole(
        board,
        maker_words="The Board",
        status_words="Approved",
        is_key="yes",
        reason_key="Costs more",
        is_urgent="yes",
        resolutions=[{"label": "(a)", "text": "Agree it", "verb": "agree"}],
        options=[{"label": "a.", "text": "Wait", "outcome": "rejected", "reasons": "Too late"}],
        dispensations="One was granted",
        authority_lines=[{"organisation": council, "state": "recorded", "given_by": "Cabinet"}],
        agreements=[{"agreement": agreement, "role": "note"}],
        decided_at_meeting="11/05/2027 - Board",
        wards="All",
        lead_officer="The director",
        report_author="The head of service",
        contact="The town hall",
        other_references=[{"scheme": "Officer", "text": "PH 9 2027"}],
        background_papers="None",
        accompanying_documents="A report",
        unclassified_text="A stray line",
    )


def labels_of(page):
    """The labels of the record on its page: short facts and headings, in their order."""
    main = one(parsed(page), "main")
    for element in main.iter():
        is_heading = element.tag == "h2" and element.get("class") == "govuk-heading-m"
        if element.tag == "dt" or is_heading:
            yield words(element)


def test_the_text_says_all_that_the_page_says_in_its_order(
    client, place, board, council, secretary
):
    draft = record_decision(place, by=secretary, **everything(place, board, council))
    publish_decision(draft, version=1, by=secretary, key="k", on=TODAY)
    address = "/northshire/decisions/jcb/2027/1"

    labels = list(labels_of(client.get(f"{address}/")))
    text = client.get(f"{address}.txt").content.decode()

    lines = [line.partition(":")[0] for line in text.split("\n")]
    assert [line for line in lines if line in labels] == labels
    assert len(labels) > 25


def test_it_is_written_out_line_by_line(client, published):
    sealed = published.revisions.get()

    text = client.get("/northshire/decisions/jcb/2027/1.txt").content.decode()

    assert text.split("\n\n")[:4] == [
        "JCB/2027/1, Northshire",
        "Renew the agreement",
        "Decided 11 May 2027. Published 12 May 2027.",
        (
            "Decision maker: Joint Commissioning Board\n"
            "Rules: Executive decision at a meeting\n"
            "Key decision: No\n"
            "Subject to call-in: No"
        ),
    ]
    assert "Purpose\n-------\n\nTo keep commissioning together." in text
    assert text.endswith(f"SHA-256: {sealed.digest}\n")


def test_a_portals_labels_have_an_address_of_their_own(client, published):
    text = client.get("/northshire/decisions/jcb/2027/1/v1-portal.txt").content.decode()

    assert text.startswith("Decision details\n\nRenew the agreement\n\nIs Key decision?: No\n")
