"""Which rule stands before which action."""

from django.core.exceptions import ImproperlyConfigured
from rest_framework.permissions import BasePermission

READING = {"list", "retrieve", "metadata", "get", "head", "options", "no such method"}


class HasRule(BasePermission):
    """Asks the rule that the view's `rules` name for the action: {"create": "register.add_agreement"}.

    Reading needs no rule: a view's queryset starts at `visible_to`, so that what is not yours is
    404; what you may see and not do is 403. An action on one thing is asked about that thing.
    A partial update goes by the rule of an update, where it has none of its own. Somebody who has
    not signed in may read where the view is `public`, and do nothing else.
    """

    message = "You can read this, but not do this to it."

    def has_permission(self, request, view):
        action = action_of(request, view)
        if not request.user.is_authenticated:
            return getattr(view, "public", False) and reads(view, action)
        if reads(view, action) or getattr(view, "detail", False):
            return True
        return request.user.has_perm(rule_of(view, action))

    def has_object_permission(self, request, view, obj):
        action = action_of(request, view)
        return reads(view, action) or request.user.has_perm(rule_of(view, action), obj)


def reads(view, action):
    """Whether the action only reads: the usual ones, and those that the view names in `reading`."""
    return action in READING or action in getattr(view, "reading", ())


def action_of(request, view):
    """The view set's action; for a plain view its method."""
    if hasattr(view, "action_map"):
        return view.action or "no such method"  # answered with 405
    return request.method.lower()


def rule_of(view, action):
    """The name of the rule. A forgotten one is a fault of ours: nothing is allowed by silence."""
    rules = view.rules
    if action == "partial_update" and action not in rules:
        action = "update"
    if action not in rules:
        raise ImproperlyConfigured(f"{type(view).__name__}.rules says nothing of {action}.")
    return rules[action]
