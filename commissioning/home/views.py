"""The first page: what needs whoever has signed in, or what the public comes for."""

from django.shortcuts import render
from django.utils import timezone

from commissioning.home.needs import needs_of, next_for, panels_of
from commissioning.home.reading import Reading
from commissioning.home.registry import public_front


def home(request):
    page = needs_me if request.user.is_authenticated else front
    return page(request)


def needs_me(request):
    now = timezone.localtime()
    today = now.date()
    reading = Reading(request.user)
    groups = needs_of(request.user, today, whole=request.GET.get("all", ""), reading=reading)
    context = {
        "greeting": greeting(now.hour),
        "today": now,
        "groups": groups,
        "coming": None if groups else next_for(request.user, today),
        "panels": panels_of(request.user, today, reading),
    }
    return render(request, "home/needs_me.html", context)


def front(request):
    sections = sorted(
        (section(timezone.localdate()) for section in public_front), key=lambda one: one.order
    )
    return render(request, "home/front.html", {"sections": sections})


def greeting(hour):
    """By the clock in England: morning to noon, afternoon to six."""
    if hour < 12:
        return "Good morning"
    return "Good afternoon" if hour < 18 else "Good evening"
