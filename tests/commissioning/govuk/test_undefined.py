import pytest
from django.template import engines

from tests.undefined_names import undefined_names


def leaned_on(template, **context):
    with undefined_names() as found:
        engines["pages"].from_string(template).render(context)
    return found


@pytest.mark.parametrize(
    "template",
    [
        "{{ nobody }}",
        "{% if nobody %}x{% endif %}",
        "{% for one in nobody %}x{% endfor %}",
        "{{ nobody.name }}",
        "{% if nobody == 1 %}x{% endif %}",
        "{{ nobody | length }}",
    ],
)
def test_leaning_on_a_name_that_nobody_defined_is_noted(template):
    assert set(leaned_on(template)) == {": 'nobody' is undefined"}


def test_a_missing_attribute_is_noted():
    assert leaned_on("{{ agreement.titel }}", agreement={"title": "JCA"}) == [
        ": 'dict object' has no attribute 'titel'"
    ]


@pytest.mark.parametrize(
    "template",
    [
        "{{ nobody is defined }}",
        "{{ nobody | default('x') }}",
        "{{ 1 if nobody is defined }}",
        "{% set value = 1 if false %}{% if value %}x{% endif %}",
    ],
)
def test_asking_whether_it_is_there_is_not(template):
    assert leaned_on(template) == []


def test_printing_none_is_noted():
    assert leaned_on("{{ value }}", value=None) == [": prints None"]


def test_options_that_govuks_macros_look_for_are_theirs():
    template = (
        '{% from "govuk_frontend_jinja/components/input/macro.html" import govukInput %}'
        '{{ govukInput({"id": "a", "name": "a", "label": {"text": "A"}}) }}'
    )

    assert leaned_on(template) == []


def test_an_undefined_name_given_to_govuks_macro_is_ours():
    template = (
        '{% from "govuk_frontend_jinja/components/tag/macro.html" import govukTag %}'
        '{{ govukTag({"text": nobody}) }}'
    )

    assert set(leaned_on(template)) == {": 'nobody' is undefined"}
