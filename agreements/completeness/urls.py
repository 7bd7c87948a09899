"""Addresses of what is missing, of the functions covered and of the consultation."""

from django.urls import URLPattern, URLResolver, include, path

from agreements.completeness.views import consultations, disagreements, functions, missing, reports

app_name = "completeness"

one_disagreement = [
    path("answer/", disagreements.AnswerDisagreement.as_view(), name="answer_disagreement"),
    path("withdraw/", disagreements.WithdrawDisagreement.as_view(), name="withdraw_disagreement"),
]
one_item: list[URLPattern | URLResolver] = [
    path("", missing.OneItem.as_view(), name="item"),
    path("clause/", missing.NameClause.as_view(), name="name_clause"),
    path("clauses/<int:named>/take-out/", missing.TakeOutClause.as_view(), name="take_out_clause"),
    path("explain/", missing.Explain.as_view(), name="explain"),
    path("explanation/take-back/", missing.TakeBackExplanation.as_view(), name="take_back"),
    path("disagree/", disagreements.Disagree.as_view(), name="disagree"),
    path("disagreements/<int:disagreement>/", include(one_disagreement)),
]
one_function = [
    path("edit/", functions.ChangeFunction.as_view(), name="change_function"),
    path("take-out/", functions.TakeOutFunction.as_view(), name="take_out_function"),
]
one_consultation = [
    path("edit/", consultations.ChangeConsultation.as_view(), name="change_consultation"),
    path("take-out/", consultations.TakeOutConsultation.as_view(), name="take_out_consultation"),
]
one_agreement: list[URLPattern | URLResolver] = [
    path("missing/", missing.Missing.as_view(), name="missing"),
    path("missing/reports/<slug:duty>/", reports.RecordReport.as_view(), name="record_report"),
    path(
        "missing/reports/<slug:duty>/take-back/",
        reports.TakeBackReport.as_view(),
        name="take_back_report",
    ),
    path("missing/<slug:item>/", include(one_item)),
    path("functions/", functions.Functions.as_view(), name="functions"),
    path("functions/add/", functions.ListFunction.as_view(), name="list_function"),
    path("functions/<int:function>/", include(one_function)),
    path("consultation/", consultations.Consultations.as_view(), name="consultations"),
    path("consultation/add/", consultations.RecordConsultation.as_view(), name="consult"),
    path("consultation/<int:consultation>/", include(one_consultation)),
]
urlpatterns = [path("<slug:place>/agreements/<slug:key>/", include(one_agreement))]
