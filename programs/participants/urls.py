from django.urls import path

from programs.participants.views import (
    enrol,
    expertise,
    invitation,
    pool,
    profile,
    ranking,
)

app_name = "participants"
urlpatterns = [
    path("cohorts/<uuid:cohort_pk>/people/", pool.pool, name="pool"),
    path("cohorts/<uuid:cohort_pk>/people/act/", pool.bulk, name="bulk"),
    path("cohorts/<uuid:cohort_pk>/people/add/", enrol.enrol, name="enrol"),
    path("cohorts/<uuid:cohort_pk>/people/addresses/", enrol.addresses, name="addresses"),
    path("cohorts/<uuid:cohort_pk>/people/<uuid:pk>/", pool.part, name="part"),
    path("cohorts/<uuid:cohort_pk>/people/<uuid:pk>/withdraw/", pool.withdraw, name="withdraw"),
    path("cohorts/<uuid:cohort_pk>/wishes/", ranking.ranking, name="ranking"),
    path("cohorts/<uuid:cohort_pk>/wishes/stop/", ranking.stop_ranking, name="stop_ranking"),
    path("wishes/<uuid:pk>/", ranking.rank, name="rank"),
    path("i/<str:token>/", invitation.invitation, name="invitation"),
    path("join/<str:key>/", invitation.join, name="join"),
    path("profile/", profile.profile, name="profile"),
    path("profile/never/", profile.avoid, name="avoid"),
    path("profile/never/<int:pk>/remove/", profile.stop_avoiding, name="stop_avoiding"),
    path("profile/<slug:name>/", profile.section, name="section"),
    path("profile/leave/<uuid:pk>/", profile.leave, name="leave"),
    path("expertise/", expertise.expertise, name="expertise"),
]
