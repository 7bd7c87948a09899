"""How pages of ours come about: load what the person may see, permit, act, go back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.forms import BaseForm, Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View
from django.views.generic.edit import FormMixin

from commissioning.errors import RuleBroken, StaleVersion, TooManyExports
from commissioning.govuk import conflicts, held_answers, keyset
from commissioning.govuk.errors import NotPermitted, too_many_exports


class Door(ContextMixin, TemplateResponseMixin, View):
    """What all pages share: sign in first unless `public`, then what `permission_required` says.

    `cannot` completes "You cannot …" for somebody who may see the thing and may not do this.
    """

    public = False
    permission_required = ""
    cannot = "do this"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.public and not request.user.is_authenticated:
            held_answers.hold(request)
            return redirect_to_login(request.get_full_path())
        self.object = self.load()
        if self.permission_required and not self.has_permission():
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            raise NotPermitted(self.cannot, self.who_can())
        try:
            return super().dispatch(request, *args, **kwargs)
        except TooManyExports as refusal:
            return too_many_exports(request, refusal)

    def load(self) -> Any:
        """What the page is about, or None."""
        return None

    def has_permission(self) -> bool:
        return self.request.user.has_perm(self.permission_required, self.object)

    def who_can(self) -> str:
        """A sentence on who can, for the page that refuses: "Board secretaries of … can."."""
        return ""


class LoadsRecord(Door):
    """A page about one record, which `get_queryset` must find among what the person may see.

    `find_by` says which part of the address finds it: {lookup: name in the address}.
    `context_name` is what the template calls it.
    """

    find_by: dict[str, str] = {"key": "key"}
    context_name = "object"

    def get_queryset(self) -> QuerySet[Any]:
        """Start from `visible_to(self.request.user)`."""
        raise NotImplementedError

    def load(self) -> Model:
        lookups = {lookup: self.kwargs[name] for lookup, name in self.find_by.items()}
        return get_object_or_404(self.get_queryset(), **lookups)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {self.context_name: self.object}


class RecordView(LoadsRecord):
    """One thing, to be read."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())


class PublicRecordView(RecordView):
    public = True


SIGNED_OUT_BEFORE = (
    "You were signed out before this was saved. Your answers are here: check them and save again."
)


class ActsOnForm(FormMixin, Door):
    """Ask for details and do one thing with them. A refusal keeps the answers given."""

    template_name = "govuk/action.html"
    form_class: type[BaseForm] = Form
    heading = ""
    lead = ""
    """What will happen, and to whom, where the heading does not say it all."""
    button = "Save"
    button_kind = ""
    success_message = ""
    back_text = "Back"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if answers := held_answers.take(request):
            form = self.get_form_class()(**self.get_form_kwargs() | {"data": answers})
            messages.info(request, SIGNED_OUT_BEFORE)
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if conflict := conflicts.asked_again(form, request.POST):
            return self.show_conflict(conflict)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        if "data" in kwargs:
            kwargs["data"] = conflicts.with_choices(kwargs["data"])
        return kwargs

    def form_valid(self, form: BaseForm) -> HttpResponse:
        try:
            self.result = self.act(**form.cleaned_data)
        except StaleVersion as stale:
            saved = self.form_with(self.values_of(stale.theirs))
            return self.show_conflict(conflicts.met(form, saved, str(stale)))
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        if message := self.get_success_message():
            messages.success(self.request, message)
        return redirect(self.get_success_url())

    def form_with(self, values: dict[str, Any]) -> BaseForm:
        """The form as it would be shown with `values` in it."""
        unsent = {k: v for k, v in self.get_form_kwargs().items() if k not in ("data", "files")}
        return self.get_form_class()(**unsent | {"initial": values})

    def act(self, **details: Any) -> Any:
        """Call the domain function that does the work, and return what it returns."""
        raise NotImplementedError

    def get_success_message(self) -> str:
        return self.success_message

    def get_success_url(self) -> str:
        return str(self.success_url or (self.result or self.object).get_absolute_url())

    def get_heading(self) -> str:
        return self.heading

    def back_url(self) -> str:
        return self.object.get_absolute_url() if self.object else "/"

    def values_of(self, record: Any) -> dict[str, Any]:
        """A record's values under the names of the form's fields."""
        names = self.get_form_class().base_fields
        return {name: getattr(record, name) for name in names if hasattr(record, name)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "heading": self.get_heading(),
            "lead": self.lead,
            "button_text": self.button,
            "button_kind": self.button_kind,
            "back_url": self.back_url(),
            "back_text": self.back_text,
        }

    def show_conflict(self, conflict: conflicts.Conflict) -> HttpResponse:
        context = self.get_context_data(form=conflict.form, conflict=conflict)
        return render(self.request, "govuk/conflict.html", context, status=409)


class ActionView(LoadsRecord, ActsOnForm):
    """Do one thing to one record, then go back to it: load, permit, form, act, go back.

    `prefill` names the fields whose present values stand in the form; "version" always does.
    """

    prefill: tuple[str, ...] = ()

    def get_initial(self) -> dict[str, Any]:
        present = self.values_of(self.object)
        kept = {name: present[name] for name in (*self.prefill, "version") if name in present}
        return kept | super().get_initial()


class CreateView(ActsOnForm):
    """Make something new from a form. `load` may find what it belongs to."""


class ListPage(Door):
    """Many things, to be read: filtered by a form in the address, a page at a time.

    `order` must name fields that are never null and end with one that is unique.
    """

    order: tuple[str, ...] = ("pk",)
    page_size = 25
    filter_form: type[Form] | None = None
    context_name = "rows"

    def get_queryset(self) -> QuerySet[Any]:
        """Start from `visible_to(self.request.user)`."""
        raise NotImplementedError

    def narrow(self, queryset: QuerySet[Any], **chosen: Any) -> QuerySet[Any]:
        """What the filters leave. `chosen` are the filter form's cleaned values."""
        return queryset

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        queryset = self.get_queryset()
        filters = self.filter_form(self.request.GET or None) if self.filter_form else None
        if filters is not None and filters.is_valid():
            queryset = self.narrow(queryset, **filters.cleaned_data)
        page = keyset.page_of(queryset, self.order, self.request.GET, self.page_size)
        found = {"filters": filters, "form": filters, "page": page, self.context_name: page.rows}
        return super().get_context_data(**kwargs) | found


class PublicListPage(ListPage):
    public = True
