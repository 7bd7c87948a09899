"""What every page about one plan or one review shares."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from agreements.plans.models import Plan, Review
from agreements.plans.models.concern import concerned_on
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.people.models import Post


def bodies_concerned(root, user):
    """The organisations that a plan or review concerns today."""
    ids = concerned_on(root, timezone.localdate())
    return Organisation.objects.visible_to(user).filter(pk__in=ids)


def who_can_change(root, user):
    names = " and ".join(body.name for body in bodies_concerned(root, user))
    return f"Commissioners of {names} can."


class About:
    """Starts from what this person may see, and names whose commissioners may change it."""

    find_by = {"key": "key", "partnership__slug": "place"}
    model: type[Plan] | type[Review] = Plan

    def get_queryset(self):
        seen = self.model.objects.visible_to(self.request.user)
        return seen.select_related("partnership", "agreement__partnership")

    def bodies(self):
        return bodies_concerned(self.object, self.request.user)

    def posts(self):
        posts = Post.objects.visible_to(self.request.user).select_related("organisation")
        return posts.filter(organisation__in=self.bodies())

    def who_can(self):
        return who_can_change(self.object, self.request.user)


class AboutPlan(About):
    context_name = "plan"
    permission_required = "plans.change_plan"
    cannot = "change this plan"


class AboutReview(About):
    model = Review
    context_name = "review"
    permission_required = "plans.change_review"
    cannot = "change this review"

    def get_queryset(self):
        return super().get_queryset().select_related("body")


def place_named(view):
    """The place of an address: everybody may know which there are."""
    places = Partnership.objects.visible_to(view.request.user)
    return get_object_or_404(places, slug=view.kwargs["place"])
