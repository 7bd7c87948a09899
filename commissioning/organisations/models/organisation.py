"""Legal bodies. A place, a brand and a board are not organisations (R-PTY-01)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

AN_ODS_CODE = RegexValidator(r"^[A-Z0-9]{3,5}$", "An ODS code has 3 to 5 letters and digits.")
A_GSS_CODE = RegexValidator(r"^[EWSN]\d{8}$", "A GSS code is a letter and eight digits.")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, user: Any) -> OrganisationQuerySet:
        """Everybody may know which public bodies there are."""
        return self

    def known_as(self, word: str) -> OrganisationQuerySet:
        """Bodies with `word` in their name, another name of theirs, or a code."""
        named = Q(name__icontains=word) | Q(short_name__icontains=word)
        coded = Q(ods_code__iexact=word) | Q(gss_code__iexact=word)
        others = OtherName.objects.filter(name__icontains=word).values("organisation")
        borne = OtherCode.objects.filter(code__iexact=word).values("organisation")
        return self.filter(named | coded | Q(pk__in=others) | Q(pk__in=borne))


class Organisation(models.Model):
    """A council, an NHS body or another legal body that can be a party."""

    class Kind(models.TextChoices):
        COUNTY = "county", "County council"
        UNITARY = "unitary", "Unitary council"
        BOROUGH = "borough", "Metropolitan or London borough council"
        DISTRICT = "district", "District council"
        COMBINED_COUNTY = "combined_county", "Combined county authority"
        PCT = "pct", "Primary care trust"
        CCG = "ccg", "Clinical commissioning group"
        ICB = "icb", "Integrated care board"
        NHS_TRUST = "nhs_trust", "NHS trust"
        FOUNDATION_TRUST = "foundation_trust", "NHS foundation trust"
        NHS_ENGLAND = "nhs_england", "NHS England"
        VCSE = "vcse", "Voluntary, community or social enterprise"
        OTHER = "other", "Other body"

    name = models.CharField(max_length=200, help_text="Its name now, or the last one it had")
    short_name = models.CharField(max_length=60, help_text="What people call it, such as the CCG")
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    ods_code = models.CharField(
        max_length=5,
        null=True,
        blank=True,
        unique=True,
        validators=[AN_ODS_CODE],
    )
    gss_code = models.CharField(
        max_length=9,
        null=True,
        blank=True,
        unique=True,
        validators=[A_GSS_CODE],
    )
    address = models.TextField(blank=True)
    contact = models.TextField(blank=True, help_text="How the public reaches this body")
    began_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True, help_text="The last day it existed")
    version = models.PositiveIntegerField(default=1)
    idle_minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="After how many its people are signed out, if it says so"
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="organisation_ends_after_it_begins",
                condition=Q(ended_on__isnull=True)
                | Q(began_on__isnull=True)
                | Q(ended_on__gte=F("began_on")),
            ),
            models.CheckConstraint(
                name="idle_minutes_are_ten_to_thirty",
                condition=Q(idle_minutes__isnull=True) | Q(idle_minutes__range=(10, 30)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:organisation", args=[self.slug])

    @property
    def is_council(self) -> bool:
        return self.kind in {
            self.Kind.COUNTY,
            self.Kind.UNITARY,
            self.Kind.BOROUGH,
            self.Kind.DISTRICT,
            self.Kind.COMBINED_COUNTY,
        }

    @property
    def is_nhs_body(self) -> bool:
        return not self.is_council and self.kind not in {self.Kind.VCSE, self.Kind.OTHER}

    def existed_on(self, day: dt.date) -> bool:
        return (self.began_on is None or self.began_on <= day) and (
            self.ended_on is None or day <= self.ended_on
        )

    def name_on(self, day: dt.date) -> str:
        """The name it bore on `day` (R-PTY-08)."""
        for other in self.other_names.all():
            if other.kind == OtherName.Kind.FORMER and other.was_used_on(day):
                return other.name
        return self.name


class OtherName(models.Model):
    """A former name with its dates, or another name by which a body is known."""

    class Kind(models.TextChoices):
        FORMER = "former", "Former name"
        ALIAS = "alias", "Also known as"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="other_names")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind)
    used_from = models.DateField(null=True, blank=True)
    used_until = models.DateField(null=True, blank=True, help_text="The last day, inclusive")

    def __str__(self) -> str:
        return self.name

    def was_used_on(self, day: dt.date) -> bool:
        return (self.used_from is None or self.used_from <= day) and (
            self.used_until is not None and day <= self.used_until
        )


class OtherCode(models.Model):
    """A code that a body bears, or bore, beside its own: from when to when, and for what (R-PTY-07).

    A code outlives its body: that of a clinical commissioning group went on as the code of a
    location of the integrated care board that took over.
    """

    class Scheme(models.TextChoices):
        ODS = "ods", "ODS code"
        GSS = "gss", "GSS code"

    class StandsFor(models.TextChoices):
        BODY = "body", "The body itself"
        LOCATION = "location", "A location of it, such as a sub-ICB location"

    CHECKED_BY = {Scheme.ODS: AN_ODS_CODE, Scheme.GSS: A_GSS_CODE}

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="other_codes")
    scheme = models.CharField(max_length=3, choices=Scheme)
    code = models.CharField(max_length=9)
    stands_for = models.CharField(max_length=10, choices=StandsFor, default=StandsFor.BODY)
    used_from = models.DateField(null=True, blank=True)
    used_until = models.DateField(null=True, blank=True, help_text="The last day, inclusive")
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["scheme", "used_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="code_is_given_up_after_it_is_taken",
                condition=Q(used_from__isnull=True)
                | Q(used_until__isnull=True)
                | Q(used_until__gte=F("used_from")),
            )
        ]

    def __str__(self) -> str:
        return self.code

    def was_used_on(self, day: dt.date) -> bool:
        begun = self.used_from is None or self.used_from <= day
        return begun and (self.used_until is None or day <= self.used_until)
