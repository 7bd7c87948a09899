"""Naming one thing by its short name in what is sent."""

from typing import Any

from django.db.models import Model
from rest_framework import serializers


class Visible(serializers.SlugRelatedField):
    """One row of `model` that the caller may see, named by its `slug_field`."""

    def __init__(self, slug_field: str, model: Any, **options: Any) -> None:
        self.model: type[Model] = model
        super().__init__(slug_field, queryset=model.objects.none(), **options)

    def get_queryset(self):
        return self.model.objects.visible_to(self.context["request"].user)
