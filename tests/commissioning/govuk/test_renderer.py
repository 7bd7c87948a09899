import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile

from commissioning.govuk.renderer import shown
from tests.commissioning.govuk.every_kind import KINDS, EveryKindForm
from tests.html import by_id, parsed, with_class, words
from tests.undefined_names import undefined_names

QUESTIONS = [name for name in EveryKindForm.base_fields if name != "version"]


def the_form(*args, **kwargs):
    form = EveryKindForm(*args, **kwargs)
    return form, parsed(str(form))


def labels_of(page):
    return {label.get("for"): words(label) for label in page.iter("label")}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_its_label_or_legend(name):
    form, page = the_form()
    target = form[name].error_target
    legends = [words(legend) for legend in page.iter("legend")]

    assert by_id(page, target).tag in {"input", "textarea", "select"}
    assert labels_of(page)[target] == form[name].label or form[name].label in legends


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_error_is_said_at_the_question_and_tied_to_it(name):
    form, page = the_form({})
    message = by_id(page, f"{form[name].error_target}-error")
    described = [
        e for e in page.iter() if message.get("id") in e.get("aria-describedby", "").split()
    ]

    assert words(message) == f"Error: {form[name].messages[0]}"
    assert [e.tag for e in described] in ([["input"], ["textarea"], ["select"], ["fieldset"]])


def test_every_id_is_there_once_and_every_description_exists():
    _, page = the_form({})
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    described = [e.get("aria-describedby", "").split() for e in page.iter()]

    assert len(ids) == len(set(ids))
    assert {one for some in described for one in some} <= set(ids)


def test_a_hint_comes_before_an_error_in_what_a_screen_reader_says():
    _, page = the_form({})

    assert by_id(page, "id_title").get("aria-describedby") == "id_title-hint id_title-error"


def test_djangos_messages_are_put_in_our_words():
    form, _ = the_form(
        {"title": "x" * 21, "part": "nothing", "seats": "many", "email": "sam"},
        {"paper": SimpleUploadedFile("empty.docx", b"")},
    )

    assert {name: form[name].messages for name in form.errors} == {
        "title": ["Title must be 20 characters or fewer"],
        "email": ["Email address: enter an address like name@example.org"],
        "reasons": ["Enter reasons"],
        "kind": ["Select kind"],
        "uses": ["Select uses"],
        "part": ["Part: choose from the list"],
        "agreed": ["Tick the box: I agree"],
        "seats": ["Seats must be a number"],
        "paper": ["The file is empty. Choose another file"],
        "password": ["Enter password"],
        "ends_on": ["Enter end date"],
        "starts": ["Enter start"],
        "amount": ["Enter amount"],
        "version": ["Enter version"],
    }


def test_a_question_not_answered_is_quoted():
    class Form(forms.Form):
        kind = forms.ChoiceField(label="What kind is it?", choices=KINDS, widget=forms.RadioSelect)

    assert Form({})["kind"].messages == ["Answer the question: What kind is it?"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0", ["Seats must be 1 or more"]),
        ("1", []),
        ("40", []),
        ("41", ["Seats must be 40 or less"]),
    ],
)
def test_a_number_out_of_bounds_says_the_bound(typed, message):
    assert EveryKindForm({"seats": typed})["seats"].messages == message


def test_a_message_of_the_forms_author_stands():
    class DecisionForm(forms.Form):
        reasons = forms.CharField(
            label="Reasons", error_messages={"required": "Enter the reasons for the decision"}
        )

    assert DecisionForm({})["reasons"].messages == ["Enter the reasons for the decision"]


def test_answers_are_kept_except_a_password():
    _, page = the_form(
        {
            "title": 'The "JCA"',
            "reasons": "\nFirst line <b>",
            "kind": "jca",
            "uses": ["mou", "jca"],
            "part": "mou",
            "agreed": "on",
            "password": "three words here",
            "ends_on": "31/2/21",
            "version": "7",
        }
    )
    checked = [e.get("id") for e in page.iter("input") if e.get("checked") is not None]
    selected = [e.get("value") for e in page.iter("option") if e.get("selected") is not None]

    assert by_id(page, "id_title").get("value") == 'The "JCA"'
    assert by_id(page, "id_reasons").text == "\nFirst line <b>"
    assert checked == ["id_kind-2", "id_uses", "id_uses-2", "id_agreed"]
    assert selected == ["mou"]
    assert by_id(page, "id_password").get("value") == ""
    assert by_id(page, "id_ends_on").get("value") == "31/2/21"
    assert by_id(page, "id_version").get("value") == "7"


def test_what_need_not_be_answered_says_so():
    class Form(forms.Form):
        note = forms.CharField(label="Note", required=False)
        quiet = shown(forms.CharField(label="Search", required=False), say_optional=False)
        tick = forms.BooleanField(label="Tell everybody", required=False)

    assert labels_of(parsed(str(Form()))) == {
        "id_note": "Note (optional)",
        "id_quiet": "Search",
        "id_tick": "Tell everybody",
    }


def test_a_question_is_shown_as_its_form_says():
    class Form(forms.Form):
        code = shown(forms.CharField(label="Code"), width=5, prefix="JCB/", autocomplete="off")
        text = shown(forms.CharField(label="Text", widget=forms.Textarea), rows=12, count_to=500)
        kind = shown(
            forms.ChoiceField(label="Kind", choices=KINDS, widget=forms.RadioSelect),
            page_heading=True,
            inline=True,
            choice_hints={"mou": "Binds nobody"},
        )

    page = parsed(str(Form()))

    assert by_id(page, "id_code").get("class") == "govuk-input govuk-input--width-5"
    assert by_id(page, "id_code").get("autocomplete") == "off"
    assert [words(e) for e in with_class(page, "govuk-input__prefix")] == ["JCB/"]
    assert by_id(page, "id_text").get("rows") == "12"
    assert words(by_id(page, "id_text-info")) == "You can enter up to 500 characters"
    assert [words(heading) for heading in page.iter("h1")] == ["Kind"]
    assert words(by_id(page, "id_kind-item-hint")) == "Binds nobody"
    assert len(with_class(page, "govuk-radios--inline")) == 1


def test_the_empty_choice_is_a_word_and_groups_have_names():
    class Form(forms.Form):
        body = forms.ChoiceField(
            choices=[("", "---------"), ("Councils", [("d", "Doncaster")]), ("n", "The ICB")]
        )

    options = [words(option) for option in parsed(str(Form())).iter("option")]

    assert options == ["Choose", "Councils", "Doncaster", "The ICB"]


def test_two_forms_on_a_page_keep_their_own_ids():
    form = EveryKindForm({}, prefix="second")

    assert by_id(parsed(str(form)), form["kind"].error_target).get("name") == "second-kind"


def test_hidden_questions_come_without_label():
    _, page = the_form(initial={"version": 3})

    assert by_id(page, "id_version").get("type") == "hidden"
    assert "id_version" not in labels_of(page)


def test_no_template_of_a_form_leans_on_an_undefined_name():
    with undefined_names() as found:
        str(EveryKindForm())
        str(EveryKindForm({}))
        str(forms.formset_factory(EveryKindForm)())

    assert found == []


def test_a_formset_prints_its_forms_and_its_count():
    page = parsed(str(forms.formset_factory(EveryKindForm, extra=2)()))

    assert by_id(page, "id_form-TOTAL_FORMS").get("value") == "2"
    assert by_id(page, "id_form-1-title").get("name") == "form-1-title"


def test_a_widget_that_no_component_shows_is_refused():
    class Form(forms.Form):
        when = forms.SplitDateTimeField(label="When")

    with pytest.raises(ImproperlyConfigured, match="SplitDateTimeWidget"):
        str(Form())
