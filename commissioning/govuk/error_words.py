"""What a form says is wrong: what happened and how to put it right, naming the question."""

from collections.abc import Iterator

from django.core import validators
from django.core.exceptions import ValidationError
from django.forms import EmailField, Field
from django.forms.boundfield import BoundField

OF_VALIDATORS = [
    validators.EmailValidator.message,
    validators.MaxLengthValidator.message,
    validators.MaxValueValidator.message,
    validators.MinValueValidator.message,
]
CHOICES = ("radios", "select", "checkboxes", "checkbox")


def errors_of(question: BoundField) -> Iterator[str]:
    """The question's errors. A message the form's author wrote stands; Django's own are reworded."""
    for error in question.errors.as_data():
        if is_djangos_own(error, question.field):
            yield reworded(error, question)
        else:
            yield from error.messages


def is_djangos_own(error: ValidationError, field: Field) -> bool:
    own = [vars(kind).get("default_error_messages", {}) for kind in type(field).__mro__]
    messages = [messages[error.code] for messages in own if error.code in messages]
    return error.message in [*messages, *OF_VALIDATORS]


def reworded(error: ValidationError, question: BoundField) -> str:
    label, name = str(question.label).rstrip("?"), lower_first(str(question.label).rstrip("?"))
    kind, values = getattr(question, "kind", "text"), error.params or {}
    match error.code:
        case "required" if str(question.label).endswith("?"):
            return f"Answer the question: {question.label}"
        case "required" if kind == "file":
            return f"Select a file: {name}"
        case "required" if kind == "checkbox":
            return f"Tick the box: {name}"
        case "required" if kind in CHOICES:
            return f"Select {name}"
        case "required":
            return f"Enter {name}"
        case "max_length":
            return f"{label} must be {values['limit_value']:,} characters or fewer"
        case "max_value":
            return f"{label} must be {values['limit_value']} or less"
        case "min_value":
            return f"{label} must be {values['limit_value']} or more"
        case "invalid" if isinstance(question.field, EmailField):
            return f"{label}: enter an address like name@example.org"
        case "invalid_choice" | "invalid_pk_value" | "invalid_list":
            return f"{label}: choose from the list"
        case "invalid" if kind == "number":
            return f"{label} must be a number"
        case "empty":
            return "The file is empty. Choose another file"
    return " ".join(error.messages)


def lower_first(label: str) -> str:
    """ "Start date" gives "start date"; "NHS body" stays, as its first word is not an ordinary one."""
    first = label.partition(" ")[0]
    return (
        label if first == "I" or first[1:].lower() != first[1:] else label[:1].lower() + label[1:]
    )
