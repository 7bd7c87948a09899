"""Addresses of decisions. A draft has a key; what is published has its reference, for good."""

from django.urls import URLPattern, URLResolver, include, path

from governance.decisions.views import authority, drafts, of_agreement, publishing, records

app_name = "decisions"

one_draft: list[URLPattern | URLResolver] = [
    path("", drafts.Draft.as_view(), name="draft"),
    path("edit/", drafts.EditDraft.as_view(), name="edit"),
    path("discard/", drafts.DiscardDraft.as_view(), name="discard"),
    path("history/", drafts.History.as_view(), name="history"),
    path("publish/", publishing.Publish.as_view(), name="publish"),
    path("authority/<int:line>/", authority.StateAuthority.as_view(), name="state_authority"),
    path(
        "authority/<int:line>/confirm/",
        authority.ConfirmAuthority.as_view(),
        name="confirm_authority",
    ),
]
one_decision: list[URLPattern | URLResolver] = [
    path("", records.PublicRecord.as_view(), name="decision"),
    path("v<int:revision>/", records.PublicRecord.as_view(), name="revision"),
    path("v<int:revision>.txt", records.RecordAsText.as_view(), name="revision_text"),
    path("v<int:revision>-portal.txt", records.RecordForPortal.as_view(), name="revision_portal"),
    path("v<int:revision>.pdf", records.RecordAsPdf.as_view(), name="revision_pdf"),
    path("v<int:revision>.json", records.RecordAsData.as_view(), name="revision_data"),
    path("published/", publishing.Published.as_view(), name="published"),
    path("correct/", publishing.Correct.as_view(), name="correct"),
]
NUMBER = "<slug:body>/<int:year>/<int:number>"
in_place: list[URLPattern | URLResolver] = [
    path("", drafts.Decisions.as_view(), name="decisions_of_place"),
    path("new/", drafts.RecordDecision.as_view(), name="record"),
    path("read-in/", drafts.ReadIn.as_view(), name="read_in"),
    path("<slug:key>/", include(one_draft)),
    path(f"{NUMBER}.txt", records.RecordAsText.as_view(), name="decision_text"),
    path(f"{NUMBER}-portal.txt", records.RecordForPortal.as_view(), name="decision_portal"),
    path(f"{NUMBER}.pdf", records.RecordAsPdf.as_view(), name="decision_pdf"),
    path(f"{NUMBER}.json", records.RecordAsData.as_view(), name="decision_data"),
    path(f"{NUMBER}/", include(one_decision)),
]
urlpatterns = [
    path("decisions/", drafts.Decisions.as_view(), name="decisions"),
    path("<slug:place>/decisions/", include(in_place)),
    path(
        "<slug:place>/agreements/<slug:key>/decisions/",
        of_agreement.DecisionsOfAgreement.as_view(),
        name="of_agreement",
    ),
]
