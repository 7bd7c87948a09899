"""Addresses of areas and milestones."""

from django.urls import URLPattern, URLResolver, include, path

from agreements.areas.views import areas, cover, milestones, plans

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
    path("status/add/", plans.RecordStatus.as_view(), name="record_status"),
    path("status/<int:status>/take-back/", plans.TakeBackStatus.as_view(), name="take_back_status"),
]
one_standing = [
    path("edit/", areas.ChangeArea.as_view(), name="change_area"),
    path("take-out/", areas.TakeOutArea.as_view(), name="take_out_area"),
]
one_milestone = [
    path("done/", milestones.FinishMilestone.as_view(), name="finish_milestone"),
    path("move/", milestones.MoveMilestone.as_view(), name="move_milestone"),
    path("reopen/", milestones.ReopenMilestone.as_view(), name="reopen_milestone"),
]
one_agreement: list[URLPattern | URLResolver] = [
    path("areas/", areas.Areas.as_view(), name="areas"),
    path("areas/add/", areas.AddArea.as_view(), name="add_area"),
    path("areas/<int:standing>/", include(one_standing)),
    path("milestones/", milestones.Milestones.as_view(), name="milestones"),
    path("milestones/add/", milestones.PlanMilestone.as_view(), name="plan_milestone"),
    path("milestones/<slug:milestone>/", include(one_milestone)),
]
area_cover = [
    path("cover/", cover.CoverOfArea.as_view(), name="area_cover"),
    path("cover.csv", cover.AreaCoverCsv.as_view(), name="area_cover_csv"),
    path("cover/gap/", cover.GapOfArea.as_view(), name="area_gap"),
]
urlpatterns = [
    path("<slug:place>/areas/", areas.PlaceAreas.as_view(), name="place_areas"),
    path("<slug:place>/areas/<slug:key>/", include(one_area)),
    path("<slug:place>/areas/<slug:key>/", include(area_cover)),
    path("<slug:place>/agreements/<slug:key>/", include(one_agreement)),
]
