"""What a correction changes, label by label."""

from dataclasses import replace

from governance.decisions.changes import Change, changes_between
from governance.decisions.shown_parts import Agreement, Fact, Line, Numbered, Section, Shown

RECORD = Shown(
    reference="JCB/2027/1",
    title="Renew the agreement",
    when="Decided 11 May 2027.",
    tags=(),
    remarks=(),
    facts=(Fact("Decision maker", "Cabinet"), Fact("Urgent", "No")),
    sections=(
        Section(
            "Options considered", "Two.", (Numbered("a.", "Wait", "Rejected", "", "Too late"),)
        ),
        Section("On whose authority", lines=(Line("The Council", "Recorded", "Cabinet", "", ""),)),
        Section("Agreements", agreements=(Agreement("Renews", "The JCA", "Agreement", "k"),)),
        Section("Dates", facts=(Fact("Date of decision", "11 May 2027"),)),
    ),
)


def test_the_same_record_changes_nothing():
    assert changes_between(RECORD, RECORD) == []


def test_what_is_changed_added_and_taken_away_is_named_by_its_label():
    options, authority, _, _ = RECORD.sections
    after = replace(
        RECORD,
        title="Renewed",
        remarks=("Late.",),
        facts=(*RECORD.facts, Fact("Ours reference", "1"), Fact("Ours reference", "2")),
        sections=(
            replace(options, numbered=(Numbered("a.", "Wait", "Deferred"),)),
            replace(
                authority, lines=(Line("The Council", "Recorded", "Cabinet", "s101", "1 May"),)
            ),
            Section("Dates", facts=(Fact("Date of decision", "10 May 2027"),)),
        ),
    )

    assert changes_between(RECORD, after) == [
        Change("Title", "Renew the agreement", "Renewed"),
        Change("Ours reference", "", "1\n2"),
        Change(
            "Options considered",
            "Two.\n\na. Wait\nWhy: Too late\nRejected",
            "Two.\n\na. Wait\nDeferred",
        ),
        Change(
            "On whose authority",
            "The Council: Recorded, Cabinet",
            "The Council: Recorded, Cabinet, under s101, 1 May",
        ),
        Change("Date of decision", "11 May 2027", "10 May 2027"),
        Change("Remarks", "", "Late."),
        Change("Agreements", "Renews: The JCA (agreement)", ""),
    ]
