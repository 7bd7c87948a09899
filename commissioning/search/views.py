"""One box for everybody: each finds what they may see."""

from django.views.generic import TemplateView

from commissioning.search.finding import find, tidy


class Search(TemplateView):
    template_name = "search/search.html"

    def get_context_data(self, **kwargs):
        words = tidy(self.request.GET.get("q", ""))
        groups = find(self.request.user, words)
        return super().get_context_data(**kwargs) | {
            "words": words,
            "groups": groups,
            "count": sum(len(group.found) for group in groups),
            "is_more": any(group.more for group in groups),
        }
