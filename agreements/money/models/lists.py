from __future__ import annotations

from typing import Any

from django.db import models

from commissioning.calendar.financial_years import FinancialYear


class FundClassQuerySet(models.QuerySet["FundClass"]):
    def visible_to(self, user: Any) -> FundClassQuerySet:
        """Which classes there are is no secret."""
        return self


class FundClass(models.Model):
    """What kind of arrangement a fund is, with what follows from it (R-FIN-04).

    A local list with behaviour: an installation may add classes of its own.
    """

    key = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=60, unique=True)
    meaning = models.CharField(max_length=200, blank=True)
    in_s75 = models.BooleanField(help_text="It is a fund under the section 75 agreement")
    in_risk_share = models.BooleanField(help_text="Over- and underspends are shared")
    counts_in_total = models.BooleanField(help_text="It counts when funds are added together")
    host_holds_cash = models.BooleanField(help_text="The host holds every partner's money")
    position = models.PositiveSmallIntegerField(default=1)

    objects = FundClassQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "fund classes"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def what_follows(self) -> list[str]:
        """What the flags mean, in sentences for a page or the front of a schedule."""
        return [
            "It is part of the section 75 agreement."
            if self.in_s75
            else "It is not part of a section 75 agreement.",
            "The host holds the money of every partner."
            if self.host_holds_cash
            else "Each partner keeps its own money.",
            "The partners share overspends and underspends."
            if self.in_risk_share
            else "Overspends and underspends are not shared.",
            "It counts toward the total of a place."
            if self.counts_in_total
            else "It does not count toward the total of a place.",
        ]


class FundingSourceQuerySet(models.QuerySet["FundingSource"]):
    def visible_to(self, user: Any) -> FundingSourceQuerySet:
        """Which sources there are is no secret."""
        return self


class FundingSource(models.Model):
    """Where a partner's contribution comes from, such as the Disabled Facilities Grant (R-BCF-07).

    National sources come and go: `from_year` and `until_year` are the first years of the first and
    last financial year in which it was paid, both inclusive; empty where there is no such limit.
    """

    OTHER = "other"

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=100, unique=True)
    aliases = models.JSONField(default=list, blank=True, help_text="Other names papers print")
    from_year = models.PositiveSmallIntegerField(null=True, blank=True)
    until_year = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=1)

    objects = FundingSourceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def needs_words(self) -> bool:
        """Whether the name alone does not say what the source is."""
        return self.key == self.OTHER

    def was_paid_in(self, year: FinancialYear) -> bool:
        return (self.from_year is None or self.from_year <= year.starting) and (
            self.until_year is None or year.starting <= self.until_year
        )

    def is_called(self, words: str) -> bool:
        """Whether `words` are its name or an alias, however spaced and in whichever case."""
        return _plain(words) in {_plain(name) for name in (self.name, *self.aliases)}


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
