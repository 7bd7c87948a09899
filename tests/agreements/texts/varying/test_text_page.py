"""The text of a varied agreement on its page, on paper, and compared."""

import datetime as dt
from io import BytesIO

import docx
import pytest
import time_machine
from pypdf import PdfReader

from agreements.register.renewal import renew_agreement
from agreements.texts.clauses import keep_versions
from agreements.texts.comparison.made import comparison_of
from agreements.texts.comparison.versions import text_as, versions_of
from agreements.texts.documents import agreement_pdf, ask_for_agreement_pdf
from agreements.texts.structure_versions import keep_structure
from agreements.texts.varying.changing import add_clause_behind, replace_clause, take_out_clause
from agreements.texts.word_files import agreement_word
from commissioning.errors import RuleBroken
from commissioning.jobs.models import Job
from tests.factories import UserFactory
from tests.html import one, parsed, with_class, words

ON = dt.date(2021, 3, 1)


@pytest.fixture
def varied(agreement, clause, vary, agree, commissioner):
    """1 is replaced, 1A added and 3 taken out from 1 March 2021."""
    variation = vary()
    said = {"number": "1", "heading": "Aims", "body": "As varied, 1."}
    replace_clause(variation, clause("1"), **said, by=commissioner)
    new = {"number": "1A", "heading": "Data", "body": "New."}
    add_clause_behind(variation, clause("1"), **new, by=commissioner)
    take_out_clause(variation, clause("3"), by=commissioner)
    return agree(variation)


@pytest.fixture
def read(client, commissioner, agreement):
    """The main part of the text's page."""
    client.force_login(commissioner)

    def do(**asked):
        response = client.get(f"{agreement.get_absolute_url()}text/", asked)
        return one(parsed(response), "main")

    return do


def marks(page):
    return [words(found) for found in with_class(page, "app-varied")]


def bodies(page):
    return [w for p in page.iter("p") if (w := words(p)).startswith(("As signed, ", "As varied, "))]


def test_the_page_reads_as_varied_today_and_says_by_what(read, varied):
    page = read()

    assert bodies(page)[:2] == ["As varied, 1.", "As signed, 2."]
    assert marks(page) == [
        "≠ Replaced 1 by variation 1, from 1 March 2021",
        "+ Added 1A by variation 1, from 1 March 2021",
        "− Money: Taken out 3 by variation 1, from 1 March 2021",
    ]
    links = {link.get("href") for link in page.iter("a")}
    rows = varied.varied_clauses.all()
    assert links >= {f"{varied.get_absolute_url()}#varied-clause-{row.pk}" for row in rows}


@pytest.mark.parametrize(
    ("day", "first", "said"),
    [
        ("2021-02-28", "As signed, 1.", "By this day no variation had changed the text."),
        (
            "2021-03-01",
            "As varied, 1.",
            "As varied on 1 March 2021, by variation 1 (from 1 March 2021).",
        ),
        (
            "2021-03-02",
            "As varied, 1.",
            "As varied on 2 March 2021, by variation 1 (from 1 March 2021).",
        ),
    ],
)
def test_the_page_reads_as_on_the_day_asked_about(read, varied, day, first, said):
    page = read(as_at=day, known="today")

    assert bodies(page)[0] == first
    assert said in words(page)


def test_what_was_signed_is_one_link_away(read, varied):
    (link,) = (one for one in read().iter("a") if words(one) == "As signed")
    assert link.get("href").endswith("text/?text=signed")

    page = read(text="signed")

    assert bodies(page) == [f"As signed, {n}." for n in ("1", "2", "2.1", "2.2", "3")]
    assert marks(page) == []
    assert "As signed. What variations changed is left out." in words(page)


def test_a_text_that_no_variation_changed_offers_no_choice(read, agreement, vary, clause):
    variation = vary()
    take_out_clause(variation, clause("3"), by=None)

    page = read()

    assert bodies(page)[-1] == "As signed, 3."
    assert "As signed. " not in words(page)
    assert "text=signed" not in {link.get("href") for link in page.iter("a")}


def test_a_reader_who_is_no_party_finds_no_text(client, agreement, varied):
    client.force_login(UserFactory(email="stranger@example.org"))

    for asked in ("", "?text=signed", "?as_at=2021-03-01&known=today"):
        assert client.get(f"{agreement.get_absolute_url()}text/{asked}").status_code == 404


def pdf_words(agreement, **which):
    pages = PdfReader(BytesIO(agreement_pdf(agreement, **which).content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_pdf_says_which_text_it_holds(agreement, varied):
    with time_machine.travel(dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)):
        now, signed = pdf_words(agreement), pdf_words(agreement, as_signed=True)

    assert "As varied on 22 November 2026, by variation 1 (from 1 March 2021)." in now
    assert "As varied, 1." in now
    assert "Replaced by variation 1 (from 1 March 2021)" in now
    assert "Taken out 3 Money: by variation 1 (from 1 March 2021)" in now
    assert "As signed. What variations changed is left out." in signed
    assert ("As signed, 3." in now, "As signed, 3." in signed) == (False, True)


def test_the_pdf_as_signed_is_asked_for_on_its_page(client, commissioner, agreement, varied):
    client.force_login(commissioner)
    client.post(f"{agreement.get_absolute_url()}text/pdf/", {"text": "signed"})
    ask_for_agreement_pdf(agreement, by=commissioner)

    assert [job.details for job in Job.objects.order_by("pk")] == [{"text": "signed"}, {}]


def word_of(content):
    document = docx.Document(BytesIO(content))
    foot = document.sections[0].footer.paragraphs[0].text
    return [paragraph.text for paragraph in document.paragraphs], foot


def test_the_word_file_says_which_text_it_holds(agreement, varied):
    now, foot = word_of(agreement_word(agreement, on=ON))
    signed, signed_foot = word_of(agreement_word(agreement, on=ON, as_signed=True))

    assert ("As varied, 1." in now, "As signed, 3." in now) == (True, False)
    assert ("As varied, 1." in signed, "As signed, 3." in signed) == (False, True)
    assert "As varied on 1 March 2021, by variation 1 (from 1 March 2021)." in foot
    assert "As signed. What variations changed is left out." in signed_foot


def test_the_word_file_as_signed_is_taken_from_its_page(client, commissioner, agreement, varied):
    client.force_login(commissioner)
    response = client.get(f"{agreement.get_absolute_url()}text/word/", {"text": "signed"})

    assert "As signed, 3." in word_of(response.content)[0]


def test_what_was_signed_can_be_compared_with_each_variation_and_with_today(
    agreement, varied, vary, agree, clause, commissioner
):
    second = vary("2021-04-01")
    take_out_clause(second, clause("2"), by=commissioner)
    agree(second)

    named = [(one.name, one.label) for one in versions_of(agreement)]

    assert named == [
        ("now", "As it stands now"),
        ("signed", "As signed"),
        (f"v{varied.pk}", "After variation 1, from 1 March 2021"),
        (f"v{second.pk}", "After variation 2, from 1 April 2021"),
    ]
    said = {name: [one.number for one in text_as(agreement, name)] for name, _ in named}
    assert said == {
        "now": ["1", "1A"],
        "signed": ["1", "2", "2.1", "2.2", "3"],
        f"v{varied.pk}": ["1", "1A", "2", "2.1", "2.2"],
        f"v{second.pk}": ["1", "1A"],
    }
    made = comparison_of(agreement, "signed", agreement, f"v{varied.pk}")
    assert made.summary == ("Of 6 clauses, 1 changed its words, 1 was added and 1 was taken out.")
    assert (made.before.label, made.after.label) == (
        "As signed",
        "After variation 1, from 1 March 2021",
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2021-02-28", ["1", "2", "2.1", "2.2", "3"]),
        ("2021-03-01", ["1", "1A", "2", "2.1", "2.2"]),
    ],
)
def test_at_the_end_of_a_day_it_reads_with_the_variations_of_that_day(agreement, varied, day, said):
    with time_machine.travel(dt.datetime(2021, 1, 4, 12, tzinfo=dt.UTC)):
        keep_versions(agreement.clauses.all(), by=None)
        keep_structure(agreement, by=None)

    assert [one.number for one in text_as(agreement, day)] == said


def test_a_variation_that_is_not_agreed_is_no_version(agreement, vary, clause, commissioner):
    variation = vary()
    take_out_clause(variation, clause("2"), by=commissioner)

    assert [one.name for one in versions_of(agreement)] == ["now"]
    for name in ("signed", f"v{variation.pk}"):
        with pytest.raises(RuleBroken):
            text_as(agreement, name)


def test_a_renewal_carries_the_text_as_varied(agreement, varied, commissioner):
    renewal = renew_agreement(
        agreement,
        starts_on=dt.date(2021, 4, 1),
        ends_on=dt.date(2022, 3, 31),
        title="Renewal",
        by=commissioner,
    )

    carried = renewal.clauses.in_order()
    assert [(one.number, one.body, one.position) for one in carried] == [
        ("1", "As varied, 1.", 1),
        ("1A", "New.", 1),
        ("2", "As signed, 2.", 2),
        ("2.1", "As signed, 2.1.", 3),
        ("2.2", "As signed, 2.2.", 4),
    ]
    assert [one.parent and one.parent.number for one in carried] == [None, None, None, "2", "2"]


def test_the_count_of_queries_does_not_grow_with_the_changes(
    client, agreement, clause, vary, agree, commissioner, django_assert_max_num_queries
):
    def read():
        for address in (
            f"{agreement.get_absolute_url()}text/",
            f"/api/v1/agreements/{agreement.key}/text/",
        ):
            assert client.get(address).status_code == 200

    def say(number, body):
        variation = vary()
        said = {"number": number, "heading": "", "body": body}
        replace_clause(variation, clause(number), **said, by=commissioner)
        agree(variation)

    client.force_login(commissioner)
    say("1", "Other.")
    with django_assert_max_num_queries(100) as first:
        read()
    for number in ("1", "2.1", "2.2"):
        say(number, "Yet others.")

    with django_assert_max_num_queries(len(first)):
        read()
