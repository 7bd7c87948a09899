"""The classes of fund (R-FIN-04) and the sources of funding (R-BCF-07) that every installation has.

The years of the national sources are from memory; an installation may correct them.
"""

from django.db import migrations

POOLED = {"in_s75": True, "in_risk_share": True, "counts_in_total": True, "host_holds_cash": True}
APART = dict.fromkeys(POOLED, False)

CLASSES = [
    ("pooled", "Pooled fund", "One fund that loses the identity of what each partner put in", POOLED),
    (
        "aligned",
        "Aligned fund",
        "Budgets managed together under the agreement, each partner keeping its own",
        APART | {"in_s75": True, "counts_in_total": True},
    ),
    (
        "pooled_aligned",
        "Pooled and aligned fund",
        "Partly pooled and partly aligned, accounted for together",
        APART | {"in_s75": True, "counts_in_total": True},
    ),
    ("shadow", "Shadow pool", "Run as if pooled, to learn from it, before it is", APART),
    ("in_view", "In view", "Shown beside the funds and managed apart from them", APART),
    ("risk_pool", "Risk pool", "Held against overspends: a contingency", POOLED),
    ("in_kind", "In kind", "Staff, premises or goods instead of money", APART | {"in_s75": True}),
]

SOURCES = [
    ("council-base-budget", "Council base budget", ["LA base budget", "Local authority base budget"], None, None),
    ("nhs-base-budget", "NHS base budget", ["CCG base budget", "ICB base budget"], None, None),
    (
        "nhs-minimum",
        "NHS minimum contribution",
        ["Minimum NHS contribution", "CCG minimum contribution", "ICB minimum contribution"],
        2015,
        None,
    ),
    (
        "additional-council",
        "Additional council contribution",
        ["Additional LA contribution", "Additional local authority contribution"],
        2015,
        None,
    ),
    (
        "additional-nhs",
        "Additional NHS contribution",
        ["Additional CCG contribution", "Additional ICB contribution"],
        2015,
        None,
    ),
    ("disabled-facilities-grant", "Disabled Facilities Grant", ["DFG"], 2015, None),
    ("improved-better-care-fund", "Improved Better Care Fund", ["iBCF", "Improved BCF"], 2017, 2024),
    ("winter-pressures", "Winter Pressures Grant", ["Winter pressures", "Winter Pressures funding"], 2018, 2019),
    (
        "discharge-fund",
        "Discharge Fund",
        ["Adult Social Care Discharge Fund", "Additional discharge funding"],
        2022,
        2024,
    ),
    (
        "local-authority-better-care-grant",
        "Local Authority Better Care Grant",
        ["LA Better Care Grant", "LABCG"],
        2025,
        None,
    ),
    ("client-charges", "Client charges", ["Client contributions", "User charges"], None, None),
    ("brought-forward", "Brought forward", ["Carried forward", "Carry forward"], None, None),
    ("other", "Other", [], None, None),
]


def load(apps, schema_editor):
    FundClass = apps.get_model("money", "FundClass")
    for position, (key, name, meaning, flags) in enumerate(CLASSES, start=1):
        FundClass.objects.create(
            key=key, name=name, meaning=meaning, position=position, **flags
        )
    FundingSource = apps.get_model("money", "FundingSource")
    for position, (key, name, aliases, from_year, until_year) in enumerate(SOURCES, start=1):
        FundingSource.objects.create(
            key=key,
            name=name,
            aliases=aliases,
            from_year=from_year,
            until_year=until_year,
            position=position,
        )


class Migration(migrations.Migration):
    dependencies = [("money", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
