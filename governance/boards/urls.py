"""Addresses of the bodies that decide."""

from django.urls import path

from governance.boards.views import bodies

app_name = "boards"

urlpatterns = [
    path("boards/", bodies.Bodies.as_view(), name="bodies"),
    path("<slug:place>/boards/", bodies.Bodies.as_view(), name="bodies_of_place"),
    path("<slug:place>/boards/new/", bodies.AddBody.as_view(), name="add"),
    path(
        "<slug:place>/boards/call-in/<slug:organisation>/",
        bodies.SetCallIn.as_view(),
        name="set_call_in",
    ),
    path("<slug:place>/boards/<slug:body>/", bodies.BodyPage.as_view(), name="body"),
    path("<slug:place>/boards/<slug:body>/form/", bodies.ChangeForm.as_view(), name="change_form"),
    path("<slug:place>/boards/<slug:body>/end/", bodies.EndBoard.as_view(), name="end"),
    path(
        "<slug:place>/boards/<slug:body>/end/take-back/",
        bodies.TakeBackEnd.as_view(),
        name="take_back_end",
    ),
]
