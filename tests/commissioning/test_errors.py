"""Refusals are sentences for a person."""

import pytest

from commissioning.errors import StaleVersion, in_sentences


@pytest.mark.parametrize(
    ("messages", "text"),
    [
        ([], ""),
        (["Enter the date"], "Enter the date."),
        (["Enter the date."], "Enter the date."),
        (["Enter the date", "Enter the reasons."], "Enter the date. Enter the reasons."),
    ],
)
def test_each_message_ends_with_one_full_stop(messages, text):
    assert in_sentences(messages) == text


@pytest.mark.parametrize("message", ["Somebody changed it", "Somebody changed it."])
def test_that_somebody_saved_in_between_is_a_sentence(message):
    assert str(StaleVersion(message, theirs=None)) == "Somebody changed it."
