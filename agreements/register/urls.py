"""Addresses of agreements. The key never changes, whatever becomes of the title."""

from django.urls import URLPattern, URLResolver, include, path

from agreements.register.views import (
    agreements,
    approvals,
    cover,
    life,
    novations,
    parties,
)

app_name = "register"

one_party = [
    path("edit/", parties.ChangeParty.as_view(), name="change_party"),
    path("remove/", parties.RemoveParty.as_view(), name="remove_party"),
    path("approval/", approvals.RecordApproval.as_view(), name="record_approval"),
    path("signature/", approvals.RecordSignature.as_view(), name="record_signature"),
    path("novate/", novations.NovateParty.as_view(), name="novate_party"),
    path("replace/", parties.ReplaceBody.as_view(), name="replace_body"),
    path("approval/correct/", approvals.CorrectApproval.as_view(), name="correct_approval"),
    path("signature/correct/", approvals.CorrectSignature.as_view(), name="correct_signature"),
    path("<str:fact>/confirm/", approvals.ConfirmFact.as_view(), name="confirm_fact"),
]
one_agreement: list[URLPattern | URLResolver] = [
    path("", agreements.AgreementOverview.as_view(), name="agreement"),
    path("edit/", agreements.EditAgreement.as_view(), name="edit"),
    path("term/", agreements.EditTerm.as_view(), name="term"),
    path("delete/", agreements.DeleteDraft.as_view(), name="delete"),
    path("parties/", parties.Parties.as_view(), name="parties"),
    path("parties/add/", parties.AddParty.as_view(), name="add_party"),
    path("parties/<int:party>/", include(one_party)),
    path("successor-clause/", novations.StateSuccessorClause.as_view(), name="successor_clause"),
    path(
        "novation-approvals/<int:approval>/",
        novations.ApproveNovation.as_view(),
        name="approve_novation",
    ),
    path(
        "novation-approvals/<int:approval>/confirm/",
        novations.ConfirmNovation.as_view(),
        name="confirm_novation",
    ),
    path("send-for-review/", approvals.SendForReview.as_view(), name="send_for_review"),
    path("send-for-approval/", approvals.SendForApproval.as_view(), name="send_for_approval"),
    path("renew/", life.Renew.as_view(), name="renew"),
    path("publish/", life.Publish.as_view(), name="publish"),
    path("take-back/", life.TakeBack.as_view(), name="take_back"),
    path("cover/", cover.CoverOfChain.as_view(), name="cover"),
    path("cover.csv", cover.CoverCsv.as_view(), name="cover_csv"),
    path("history/", life.History.as_view(), name="history"),
]
urlpatterns = [
    path("agreements/", agreements.Agreements.as_view(), name="agreements"),
    path("agreements/new/", agreements.StartAgreement.as_view(), name="start"),
    path("organisations/<slug:slug>/novate/", novations.Novate.as_view(), name="novate"),
    path("<slug:place>/agreements/<slug:key>/", include(one_agreement)),
]
