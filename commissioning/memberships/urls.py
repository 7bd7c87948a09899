"""Addresses of an organisation's people, and of accepting an invitation."""

from django.urls import include, path

from commissioning.memberships import views

app_name = "memberships"
one_organisation = [
    path("", views.PeopleOf.as_view(), name="people_of"),
    path("invite/", views.Invite.as_view(), name="invite"),
    path("idle/", views.SetIdleMinutes.as_view(), name="idle"),
    path("invitations/<int:pk>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
    path("<int:person>/role/", views.GiveRole.as_view(), name="give_role"),
    path("roles/<int:pk>/end/", views.End.as_view(), name="end"),
]
urlpatterns = [
    path("people/", views.People.as_view(), name="people"),
    path("people/<slug:organisation>/", include(one_organisation)),
    path("invitations/<str:token>/", views.Accept.as_view(), name="accept"),
]
