"""Addresses of an agreement's text."""

from django.urls import URLPattern, URLResolver, include, path

from agreements.texts.views import clauses, documents, reading_in

app_name = "texts"

one_clause = [
    path("edit/", clauses.ChangeClause.as_view(), name="change_clause"),
    path("delete/", clauses.DeleteClause.as_view(), name="delete_clause"),
    path("place/", clauses.PlaceClause.as_view(), name="place_clause"),
    path("versions/", clauses.ClauseVersions.as_view(), name="clause_versions"),
]
one_agreement: list[URLPattern | URLResolver] = [
    path("text/", clauses.AgreementText.as_view(), name="text"),
    path("text/pdf/", documents.MakePdf.as_view(), name="make_pdf"),
    path("clauses/add/", clauses.AddClause.as_view(), name="add_clause"),
    path("clauses/<int:clause>/", include(one_clause)),
]
urlpatterns = [
    path("agreements/read-in/", reading_in.Upload.as_view(), name="upload"),
    path("agreements/read-in/<slug:key>/", reading_in.TakeIn.as_view(), name="take_in"),
    path("<slug:place>/agreements/<slug:key>/", include(one_agreement)),
]
