"""Addresses of an agreement's text."""

from django.urls import URLPattern, URLResolver, include, path

from agreements.texts.views import (
    clauses,
    comments,
    comparison,
    definitions,
    documents,
    library,
    reading_in,
    structure,
    varying,
)

app_name = "texts"

one_clause = [
    path("edit/", clauses.ChangeClause.as_view(), name="change_clause"),
    path("delete/", structure.DeleteClause.as_view(), name="delete_clause"),
    path("bring-back/", structure.BringBackClause.as_view(), name="bring_back_clause"),
    path("keep/", library.KeepClause.as_view(), name="keep_clause"),
    path("move/", structure.MoveClause.as_view(), name="move_clause"),
    path("place/", clauses.PlaceClause.as_view(), name="place_clause"),
    path("comments/", comments.ClauseComments.as_view(), name="comments"),
    path("comments/add/", comments.AddComment.as_view(), name="add_comment"),
    path("versions/", clauses.ClauseVersions.as_view(), name="clause_versions"),
]
one_comment = [
    path("reply/", comments.ReplyToComment.as_view(), name="reply_to_comment"),
    path("resolve/", comments.ResolveComment.as_view(), name="resolve_comment"),
    path("reopen/", comments.ReopenComment.as_view(), name="reopen_comment"),
]
one_definition = [
    path("edit/", definitions.ChangeDefinition.as_view(), name="change_definition"),
    path("take-out/", definitions.TakeOutDefinition.as_view(), name="take_out_definition"),
    path("versions/", definitions.DefinitionVersions.as_view(), name="definition_versions"),
]
one_variation = [
    path("clauses/", varying.VaryClauses.as_view(), name="vary_clauses"),
    path("clauses/add/", varying.AddClauseByVariation.as_view(), name="add_first_by_variation"),
    path(
        "clauses/<slug:passage>/add/",
        varying.AddClauseByVariation.as_view(),
        name="add_clause_by_variation",
    ),
    path("clauses/<slug:passage>/replace/", varying.ReplaceClause.as_view(), name="replace_clause"),
    path(
        "clauses/<slug:passage>/take-out/",
        varying.TakeOutClause.as_view(),
        name="take_out_clause",
    ),
    path(
        "varied-clauses/<int:row>/leave/",
        varying.LeaveClauseAsItIs.as_view(),
        name="leave_clause_as_it_is",
    ),
]
one_agreement: list[URLPattern | URLResolver] = [
    path("text/", clauses.AgreementText.as_view(), name="text"),
    path("text/pdf/", documents.MakePdf.as_view(), name="make_pdf"),
    path("text/word/", documents.TakeWord.as_view(), name="take_word"),
    path("clauses/add/", structure.AddClause.as_view(), name="add_clause"),
    path("clauses/deleted/", structure.DeletedClauses.as_view(), name="deleted_clauses"),
    path("clauses/renumber/", structure.Renumber.as_view(), name="renumber"),
    path("clauses/<int:clause>/", include(one_clause)),
    path("comments/<int:comment>/", include(one_comment)),
    path("library/", library.ChooseFromLibrary.as_view(), name="from_library"),
    path("library/<slug:kept>/", library.InsertClause.as_view(), name="insert_clause"),
    path("compare/", comparison.ChooseTexts.as_view(), name="compare"),
    path("comparison/", comparison.TextsCompared.as_view(), name="comparison"),
    path("comparison/pdf/", comparison.MakeComparisonPdf.as_view(), name="make_comparison_pdf"),
    path("definitions/add/", definitions.AddDefinition.as_view(), name="add_definition"),
    path("definitions/keep/", definitions.KeepDefinitions.as_view(), name="keep_definitions"),
    path("definitions/<int:definition>/", include(one_definition)),
    path("variations/<int:variation>/", include(one_variation)),
]
urlpatterns = [
    path("agreements/library/", library.Library.as_view(), name="library"),
    path(
        "agreements/library/<int:clause>/edit/",
        library.ChangeLibraryClause.as_view(),
        name="change_library_clause",
    ),
    path(
        "agreements/library/<int:clause>/retire/",
        library.RetireLibraryClause.as_view(),
        name="retire_library_clause",
    ),
    path("agreements/read-in/", reading_in.Upload.as_view(), name="upload"),
    path("agreements/read-in/<slug:key>/", reading_in.TakeIn.as_view(), name="take_in"),
    path("<slug:place>/agreements/<slug:key>/", include(one_agreement)),
]
