from agreements.texts.commenting import (
    comment_on,
    reopen_comment,
    reply_to,
    resolve_comment,
)
from agreements.texts.comments import page_of
from agreements.texts.forms.comments import CommentForm, ReplyForm
from agreements.texts.models import Comment
from agreements.texts.views.clauses import AboutClause
from agreements.texts.words import called
from commissioning.govuk.views import ActionView, RecordView


class ClauseComments(AboutClause, RecordView):
    """What the partners say of one clause: what is open first, then what was resolved."""

    permission_required = "texts.view_clause"
    cannot = "read this clause"
    template_name = "texts/comments.html"

    def get_context_data(self, **kwargs):
        seen = Comment.objects.visible_to(self.request.user).filter(clause=self.object)
        rows = seen.select_related("by", "organisation", "resolved_by")
        threads = list(
            rows.prefetch_related("replies__by", "replies__organisation", "replies__version")
        )
        return super().get_context_data(**kwargs) | {
            "name": called(self.object),
            "open_threads": [thread for thread in threads if thread.is_open],
            "resolved_threads": [thread for thread in threads if not thread.is_open],
            "may_comment": self.request.user.has_perm("texts.comment", self.object),
            "form": CommentForm(),
            "reply_form": ReplyForm,
        }


class AddComment(AboutClause, ActionView):
    permission_required = "texts.comment"
    cannot = "comment on this clause"
    form_class = CommentForm
    button = "Send the comment"
    success_message = "The comment was sent to the other parties."

    def get_heading(self):
        return f"Comment on {called(self.object)}"

    def get_success_url(self):
        return page_of(self.result)

    def back_url(self):
        return f"{self.object.agreement.get_absolute_url()}clauses/{self.object.pk}/comments/"

    def act(self, body):
        return comment_on(self.object, body=body, by=self.request.user)


class AboutComment(ActionView):
    """One comment on a clause of an agreement that this person is a party to."""

    find_by = {
        "pk": "comment",
        "clause__agreement__key": "key",
        "clause__agreement__partnership__slug": "place",
    }
    context_name = "comment"
    permission_required = "texts.comment"
    cannot = "answer this comment"

    def get_queryset(self):
        seen = Comment.objects.visible_to(self.request.user)
        return seen.select_related("clause__agreement__partnership")

    def back_url(self):
        return page_of(self.object)

    def get_success_url(self):
        return page_of(self.object)


class ReplyToComment(AboutComment):
    form_class = ReplyForm
    heading = "Reply to the comment"
    button = "Send the reply"
    success_message = "The reply was sent."

    def act(self, body):
        return reply_to(self.object, body=body, by=self.request.user)


class ResolveComment(AboutComment):
    heading = "Resolve this comment?"
    button = "Resolve"
    success_message = "The comment is resolved. It can be opened again."

    def act(self):
        return resolve_comment(self.object, by=self.request.user)


class ReopenComment(AboutComment):
    heading = "Open this comment again?"
    button = "Open it again"
    success_message = "The comment is open again."

    def act(self):
        return reopen_comment(self.object, by=self.request.user)
