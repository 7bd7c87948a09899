"""Oxfordshire's review of its section 75 agreement: seed 003, whole, by its paragraphs."""

from agreements.plans.models import Review, ReviewDependency, ReviewPoint
from agreements.plans.models.concern import printed
from agreements.plans.ordered_rows import add_row
from agreements.plans.reports import owe_report
from agreements.plans.reviews import start_review
from agreements.register.models import Agreement
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.people.models import Post
from governance.sample.plans import body_named

Kind = ReviewPoint.Kind
WHY_NOW = (
    "A new joint commissioning model for health, education and social care (HESC) is being built,"
    " and the agreement dates from 2013."
)
"""Paragraph 2."""
QUESTIONS = (
    ("2a", "Which scope, objectives and outcomes has the agreement from April 2021?"),
    ("2b", "What does each side contribute, and how are risks shared?"),
    ("2c", "Which governance manages it and gives both organisations assurance?"),
    ("13c", "Should the shadow executive become the joint management group from April 2021?"),
)
DEPENDENCIES = (
    ("3a", "Contributions and budgets for 2020/21, confirmed only now because of covid-19", ""),
    ("3b", "Staff consultation on the structure that delivers the new model", "30 November 2020"),
    ("3c", "Joint Commissioning Executive, in shadow until it is formed", "March 2021"),
    ("3d", "Health and Wellbeing Board’s endorsement of the new model", "December 2020"),
)
"""Paragraph 3; the months are those by which each is expected there and in paragraph 15."""
WENT_WELL = (
    ("7", "Strong relationships of NHS and social care through pooled budgets"),
    ("7a", "Clinical leads in the governance of the pools"),
    ("7b(i)", "Joint posts: fewer delayed transfers, with step-down beds and one team for them"),
    ("7b(ii)", "Joint posts: one approach to carers’ assessment and support"),
    ("7b(iii)", "Joint posts: a dementia support service paid for together"),
    (
        "7b(iv)",
        "Joint posts: hospital alternatives for learning disability, autism, severe mental illness",
    ),
    ("7b(v)", "Joint posts: more support in the community for people living with autism"),
    (
        "7c",
        "Interface questions answered that trouble other systems, such as continuing healthcare",
    ),
)
CHALLENGES = (
    ("8a", "Care is not always built around the person first, and funding settled afterwards"),
    ("8b", "Spending is not fully integrated to lessen risks of the system"),
    ("8c", "Leverage of both commissioners is not combined to develop the market"),
    ("8d", "Benefits of commissioning need more integration in what providers deliver"),
    ("8e", "Care delivery is not yet consistently enabling and preventative"),
)
RECOMMENDATIONS = (
    ("18", "The review proceeds, with a view to supporting the new model"),
    ("19", "An interim report is brought in January 2021"),
    ("20", "The direction of travel is approved, and the review confirmed to the HWB"),
    ("21", "Two directors are delegated to proceed and to bring both reports"),
)
INTERIM = """- scope of the joint arrangements, and priorities delegated to the structure
- resources to be pooled or aligned
- governance that assures delivery and oversight
- opportunities to expand, and a roadmap
- relation of the JCE to the Integrated Care Partnership
- draft plan “for 2020/21”, as printed, for OCC Cabinet and OCCG Board"""
"""Paragraphs 11a and 12a to e. The year is as printed, though the plan is about April 2021."""
FINAL = """- draft section 75 agreement
- schedule of financial contributions
- approach to managing risk"""
"""Paragraph 11b."""
BEGUN = "13 November 2020"
"""Its last line: the day of the paper that proposes it."""


def state_oxfordshire_review(agreement: Agreement, *, paper: str) -> Review:
    place = agreement.partnership
    review = start_review(
        agreement,
        title="Review of the section 75 agreement of 2013",
        why_now=WHY_NOW,
        begun=PrintedDate.from_words(BEGUN),
        due=PrintedDate.from_words("March 21"),
        led_by=_leads(),
        stated_in=f"{paper}, paragraphs 1 to 21",
        by=None,
    )
    for kind, rows in (
        (Kind.QUESTION, QUESTIONS),
        (Kind.WENT_WELL, WENT_WELL),
        (Kind.CHALLENGE, CHALLENGES),
        (Kind.RECOMMENDATION, RECOMMENDATIONS),
    ):
        for number, words in rows:
            add_row(ReviewPoint, review, kind=kind, number=number, words=words, by=None)
    for number, words, expected in DEPENDENCIES:
        date = PrintedDate.from_words(expected) if expected else None
        add_row(
            ReviewDependency,
            review,
            number=number,
            words=words,
            by=None,
            **printed("expected", date),
        )
    for group in (body_named(place, "BCF JMG"), body_named(place, "ASN JMG")):
        _owe(review, group, "Interim report", "January 21", INTERIM)
        _owe(review, group, "Final report", "March 21", FINAL)
    return review


def _owe(review: Review, to: Body, stage: str, due: str, covers: str) -> None:
    """Paragraph 11, to both groups that paragraph 1 addresses."""
    on = PrintedDate.from_words(due)
    owe_report(review, stage=stage, to=to, due=on, covers=covers, by=None)


def _leads() -> list[Post]:
    """Paragraphs 17 and 21: delegated to these two posts."""
    leads = (
        ("oxfordshire-county-council", "Director of Housing and Adults"),
        ("nhs-oxfordshire-ccg", "Deputy Chief Executive Officer"),
    )
    return [Post.objects.get(organisation__slug=slug, title=title) for slug, title in leads]
