"""Addresses of agreements. The key never changes, whatever becomes of the title."""

from django.urls import URLPattern, URLResolver, include, path

from agreements.register.list_files import FILES
from agreements.register.views import (
    agreements,
    approvals,
    cover,
    evidence,
    happenings,
    life,
    listing,
    novations,
    options,
    others,
    parties,
    records,
    taking_in,
    variation_facts,
    variations,
    varied_parties,
    varying,
    years,
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
    path("<str:fact>/paper/", evidence.TakeEvidence.as_view(), name="take_evidence"),
    path("<str:fact>/paper/add/", evidence.AddEvidence.as_view(), name="add_evidence"),
    path("<str:fact>/confirm/", approvals.ConfirmFact.as_view(), name="confirm_fact"),
]
one_variation = [
    path("", variations.VariationPage.as_view(), name="variation"),
    path("edit/", varying.ChangeVariation.as_view(), name="change_variation"),
    path("changes/<slug:about>/", varying.DescribeChange.as_view(), name="describe_change"),
    path("send/", varying.SendVariation.as_view(), name="send_variation"),
    path("delete/", varying.DeleteVariation.as_view(), name="delete_variation"),
    path("withdraw/", varying.WithdrawVariation.as_view(), name="withdraw_variation"),
    path("parties/joins/", varied_parties.LetPartyJoin.as_view(), name="let_party_join"),
    path(
        "parties/<int:party>/leaves/",
        varied_parties.LetPartyLeave.as_view(),
        name="let_party_leave",
    ),
    path(
        "parties/<int:party>/changes/",
        varied_parties.PrintPartyOtherwise.as_view(),
        name="print_party_otherwise",
    ),
    path(
        "varied/<int:row>/take-out/",
        varied_parties.TakeOutVariedParty.as_view(),
        name="take_out_varied_party",
    ),
    path(
        "<int:party>/approval/",
        variation_facts.ApproveVariation.as_view(),
        name="approve_variation",
    ),
    path("<int:party>/signature/", variation_facts.SignVariation.as_view(), name="sign_variation"),
    path(
        "<int:party>/<str:fact>/confirm/",
        variation_facts.ConfirmVariationFact.as_view(),
        name="confirm_variation_fact",
    ),
    path(
        "<int:party>/<str:fact>/paper/",
        variation_facts.TakeVariationEvidence.as_view(),
        name="take_variation_evidence",
    ),
    path(
        "<int:party>/<str:fact>/paper/add/",
        variation_facts.AddVariationEvidence.as_view(),
        name="add_variation_evidence",
    ),
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
        "novations/<int:novation>/correct/",
        novations.CorrectNovation.as_view(),
        name="correct_novation",
    ),
    path(
        "novations/<int:novation>/take-back/",
        novations.TakeBackNovation.as_view(),
        name="take_back_novation",
    ),
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
    path("send-again/", approvals.SendAgain.as_view(), name="send_again"),
    path("renew/", life.Renew.as_view(), name="renew"),
    path("publish/", life.Publish.as_view(), name="publish"),
    path("take-back/", life.TakeBack.as_view(), name="take_back"),
    path("cover/", cover.CoverOfChain.as_view(), name="cover"),
    path("cover.csv", cover.CoverCsv.as_view(), name="cover_csv"),
    path("cover/gap/", cover.GapOfChain.as_view(), name="gap"),
    path("cover/gap/why/", cover.NoteGap.as_view(), name="note_gap"),
    path(
        "cover/gap/why/<int:note>/take-out/",
        cover.TakeOutGapNote.as_view(),
        name="take_out_gap_note",
    ),
    path("options/add/", options.StateOption.as_view(), name="state_option"),
    path(
        "options/<int:option>/take-out/",
        options.TakeOutOption.as_view(),
        name="take_out_option",
    ),
    path("extend/", happenings.Extend.as_view(), name="extend"),
    path("hold-over/", happenings.HoldOverAgreement.as_view(), name="hold_over"),
    path("notice/", happenings.GiveNotice.as_view(), name="give_notice"),
    path(
        "notice/<int:notice>/withdraw/", happenings.WithdrawNotice.as_view(), name="withdraw_notice"
    ),
    path("leave/", happenings.Leave.as_view(), name="leave"),
    path("replace/", others.Replace.as_view(), name="replace"),
    path("merge/", others.Merge.as_view(), name="merge"),
    path("years/", years.Years.as_view(), name="years"),
    path("years/<int:starting>/", years.StateYear.as_view(), name="state_year"),
    path(
        "life/<slug:kind>/<int:record>/confirm/",
        records.ConfirmRecord.as_view(),
        name="confirm_record",
    ),
    path(
        "life/<slug:kind>/<int:record>/take-out/",
        records.TakeOutRecord.as_view(),
        name="take_out_record",
    ),
    path("variations/new/", varying.StartVariation.as_view(), name="start_variation"),
    path("variations/<int:variation>/", include(one_variation)),
    path("history/", life.History.as_view(), name="history"),
]
place_cover = [
    path("cover/", cover.CoverOfPlace.as_view(), name="place_cover"),
    path("cover.csv", cover.PlaceCoverCsv.as_view(), name="place_cover_csv"),
    path("cover/gap/", cover.GapOfPlace.as_view(), name="place_gap"),
]
urlpatterns = [
    path("agreements/", listing.Agreements.as_view(), name="agreements"),
    *(
        path(
            f"agreements/agreements.{ending}",
            listing.AgreementsFile.as_view(),
            {"ending": ending},
            name=f"agreements_{ending}",
        )
        for ending in FILES
    ),
    path("agreements/take-in/", taking_in.TakeInRegister.as_view(), name="take_in_register"),
    path(
        "agreements/take-in/register-template.xlsx",
        taking_in.RegisterTemplate.as_view(),
        name="register_template",
    ),
    path("agreements/views/new/", listing.SaveView.as_view(), name="save_view"),
    path("agreements/views/<int:view>/delete/", listing.DeleteView.as_view(), name="delete_view"),
    path("agreements/new/", agreements.StartAgreement.as_view(), name="start"),
    path("organisations/<slug:slug>/novate/", novations.Novate.as_view(), name="novate"),
    path("<slug:place>/agreements/<slug:key>/", include(one_agreement)),
    path("<slug:place>/", include(place_cover)),
]
