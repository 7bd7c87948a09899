"""Addresses of plans and reviews."""

from django.urls import URLPattern, URLResolver, include, path

from agreements.plans.views import plans, reports, reviews, rows, tasks
from agreements.plans.views.rows import DEPENDENCIES, POINTS, PRIORITIES

app_name = "plans"

one_priority = [
    path("edit/", rows.ChangePlanRow.as_view(rows=PRIORITIES), name="change_priority"),
    path("take-out/", rows.TakeOutPlanRow.as_view(rows=PRIORITIES), name="take_out_priority"),
    path("move/", rows.MovePlanRow.as_view(rows=PRIORITIES), name="move_priority"),
]
one_task = [
    path("done/", tasks.FinishTask.as_view(), name="finish_task"),
    path("move/", tasks.MoveTask.as_view(), name="move_task"),
    path("reopen/", tasks.ReopenTask.as_view(), name="reopen_task"),
    path("take-out/", tasks.DiscardTask.as_view(), name="discard_task"),
]
one_plan: list[URLPattern | URLResolver] = [
    path("", plans.PlanPage.as_view(), name="plan"),
    path("edit/", plans.ChangePlan.as_view(), name="change_plan"),
    path("issue/", plans.IssueVersion.as_view(), name="issue_version"),
    path("delete/", plans.DiscardPlan.as_view(), name="discard_plan"),
    path("state/", plans.StatePlan.as_view(), name="state_plan"),
    path("history/", plans.PlanHistory.as_view(), name="plan_history"),
    path("priorities/add/", rows.AddPlanRow.as_view(rows=PRIORITIES), name="add_priority"),
    path("priorities/<int:row>/", include(one_priority)),
    path("tasks/add/", tasks.AddTask.as_view(), name="add_task"),
    path("tasks/<slug:task>/", include(one_task)),
]
one_point = [
    path("edit/", rows.ChangeReviewRow.as_view(rows=POINTS), name="change_point"),
    path("take-out/", rows.TakeOutReviewRow.as_view(rows=POINTS), name="take_out_point"),
    path("move/", rows.MoveReviewRow.as_view(rows=POINTS), name="move_point"),
]
one_dependency = [
    path("edit/", rows.ChangeReviewRow.as_view(rows=DEPENDENCIES), name="change_dependency"),
    path("take-out/", rows.TakeOutReviewRow.as_view(rows=DEPENDENCIES), name="take_out_dependency"),
    path("move/", rows.MoveReviewRow.as_view(rows=DEPENDENCIES), name="move_dependency"),
]
one_report = [
    path("edit/", reports.ChangeReport.as_view(), name="change_report"),
    path("deliver/", reports.DeliverReport.as_view(), name="deliver_report"),
    path("take-out/", reports.DiscardReport.as_view(), name="discard_report"),
    path("take-back/", reports.TakeDeliveryBack.as_view(), name="take_delivery_back"),
]
one_review: list[URLPattern | URLResolver] = [
    path("", reviews.ReviewPage.as_view(), name="review"),
    path("edit/", reviews.ChangeReview.as_view(), name="change_review"),
    path("delete/", reviews.DiscardReview.as_view(), name="discard_review"),
    path("outcome/", reviews.DecideReview.as_view(), name="decide_review"),
    path("replace/", reviews.ReplaceAgreement.as_view(), name="replace_agreement"),
    path("pdf/", reviews.MakeReviewPdf.as_view(), name="review_pdf"),
    path("history/", reviews.ReviewHistory.as_view(), name="review_history"),
    path("points/add/", rows.AddReviewRow.as_view(rows=POINTS), name="add_point"),
    path("points/<int:row>/", include(one_point)),
    path("dependencies/add/", rows.AddReviewRow.as_view(rows=DEPENDENCIES), name="add_dependency"),
    path("dependencies/<int:row>/", include(one_dependency)),
    path("reports/add/", reports.OweReport.as_view(), name="owe_report"),
    path("reports/<slug:report>/", include(one_report)),
]
one_agreement: list[URLPattern | URLResolver] = [
    path("plans/", plans.PlansOfAgreement.as_view(), name="of_agreement"),
    path("review/", reviews.ReviewAgreement.as_view(), name="review_agreement"),
]
urlpatterns = [
    path("<slug:place>/plans/", plans.Plans.as_view(), name="plans"),
    path("<slug:place>/plans/new/", plans.StartPlan.as_view(), name="start_plan"),
    path("<slug:place>/plans/<slug:key>/", include(one_plan)),
    path("<slug:place>/reviews/", reviews.Reviews.as_view(), name="reviews"),
    path("<slug:place>/reviews/new/", reviews.ReviewBoard.as_view(), name="review_board"),
    path("<slug:place>/reviews/<slug:key>/", include(one_review)),
    path("<slug:place>/agreements/<slug:key>/", include(one_agreement)),
]
