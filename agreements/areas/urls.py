"""Addresses of areas and milestones."""

from django.urls import URLPattern, URLResolver, include, path

from agreements.areas.views import areas, cover, indicators, milestones, obligations, plans, scope

app_name = "areas"

one_action = [
    path("edit/", plans.ChangeAction.as_view(), name="change_action"),
    path("take-out/", plans.TakeOutAction.as_view(), name="take_out_action"),
]
one_area: list[URLPattern | URLResolver] = [
    path("", areas.AreaPage.as_view(), name="area"),
    path("edit/", plans.DescribeArea.as_view(), name="describe_area"),
    path("plan/", plans.WritePlan.as_view(), name="write_plan"),
    path("pdf/", plans.MakePlanPdf.as_view(), name="make_plan_pdf"),
    path("actions/add/", plans.AddAction.as_view(), name="add_action"),
    path("actions/<int:action>/", include(one_action)),
    path("indicators/add/", indicators.AddIndicatorOfArea.as_view(), name="add_area_indicator"),
    path("status/add/", plans.RecordStatus.as_view(), name="record_status"),
    path("status/<int:status>/take-back/", plans.TakeBackStatus.as_view(), name="take_back_status"),
]
one_indicator = [
    path("", indicators.IndicatorPage.as_view(), name="indicator"),
    path("edit/", indicators.ChangeIndicator.as_view(), name="change_indicator"),
    path("take-out/", indicators.TakeOutIndicator.as_view(), name="take_out_indicator"),
    path("readings/add/", indicators.RecordReading.as_view(), name="record_reading"),
    path(
        "readings/<int:reading>/take-back/",
        indicators.TakeBackReading.as_view(),
        name="take_back_reading",
    ),
]
one_obligation = [
    path("edit/", obligations.ChangeObligation.as_view(), name="change_obligation"),
    path("accept/", obligations.AcceptObligation.as_view(), name="accept_obligation"),
    path("set-aside/", obligations.SetAsideObligation.as_view(), name="set_aside_obligation"),
    path("done/", obligations.DoObligation.as_view(), name="do_obligation"),
]
one_standing = [
    path("edit/", areas.ChangeArea.as_view(), name="change_area"),
    path("take-out/", areas.TakeOutArea.as_view(), name="take_out_area"),
]
one_milestone = [
    path("done/", milestones.FinishMilestone.as_view(), name="finish_milestone"),
    path("needs/", milestones.NeedsOfMilestone.as_view(), name="needs_of_milestone"),
    path("move/", milestones.MoveMilestone.as_view(), name="move_milestone"),
    path("reopen/", milestones.ReopenMilestone.as_view(), name="reopen_milestone"),
]
one_agreement: list[URLPattern | URLResolver] = [
    path("areas/", areas.Areas.as_view(), name="areas"),
    path("areas/add/", areas.AddArea.as_view(), name="add_area"),
    path("areas/<int:standing>/", include(one_standing)),
    path(
        "variations/<int:variation>/areas/add/",
        scope.AddAreaByVariation.as_view(),
        name="add_area_by_variation",
    ),
    path(
        "variations/<int:variation>/areas/<int:standing>/take-out/",
        scope.TakeOutAreaByVariation.as_view(),
        name="take_out_area_by_variation",
    ),
    path(
        "variations/<int:variation>/areas/<int:standing>/leave/",
        scope.LeaveAreaAsItIs.as_view(),
        name="leave_area_as_it_is",
    ),
    path("milestones/", milestones.Milestones.as_view(), name="milestones"),
    path("milestones/add/", milestones.PlanMilestone.as_view(), name="plan_milestone"),
    path("milestones/<slug:milestone>/", include(one_milestone)),
    path("obligations/", obligations.Obligations.as_view(), name="obligations"),
    path("obligations/add/", obligations.PutDownObligation.as_view(), name="put_down_obligation"),
    path("obligations/<slug:obligation>/", include(one_obligation)),
    path("performance/", indicators.Performance.as_view(), name="performance"),
    path("performance/add/", indicators.AddIndicator.as_view(), name="add_indicator"),
    path("performance/pdf/", indicators.MakePerformancePdf.as_view(), name="make_performance_pdf"),
    path("performance.xlsx", indicators.PerformanceXlsx.as_view(), name="performance_xlsx"),
]
area_cover = [
    path("cover/", cover.CoverOfArea.as_view(), name="area_cover"),
    path("cover.csv", cover.AreaCoverCsv.as_view(), name="area_cover_csv"),
    path("cover/gap/", cover.GapOfArea.as_view(), name="area_gap"),
]
urlpatterns = [
    path("<slug:place>/areas/", areas.PlaceAreas.as_view(), name="place_areas"),
    path("<slug:place>/areas/<slug:key>/", include(one_area)),
    path("<slug:place>/indicators/<slug:key>/", include(one_indicator)),
    path(
        "<slug:place>/agreements/<slug:key>/funds/<slug:fund>/indicators/add/",
        indicators.AddIndicatorOfFund.as_view(),
        name="add_fund_indicator",
    ),
    path(
        "<slug:place>/plans/<slug:key>/indicators/add/",
        indicators.AddIndicatorOfPlan.as_view(),
        name="add_plan_indicator",
    ),
    path("<slug:place>/areas/<slug:key>/", include(area_cover)),
    path("<slug:place>/agreements/<slug:key>/", include(one_agreement)),
]
