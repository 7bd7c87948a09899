"""What is asked of somebody who comments on a clause."""

from typing import Any

from django import forms

from commissioning.govuk.renderer import shown


class CommentForm(forms.Form):
    """What somebody says of a clause, or answers."""

    body = shown(
        forms.CharField(
            label="Your comment",
            max_length=5000,
            widget=forms.Textarea,
            error_messages={"required": "Enter your comment"},
        ),
        rows=4,
    )


class ReplyForm(CommentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].label = "Your reply"
        self.fields["body"].error_messages["required"] = "Enter your reply"
