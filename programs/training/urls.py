from django.urls import path

from programs.training.views import boundaries, playing, reading, running

app_name = "training"
urlpatterns = [
    path("training/", reading.index, name="index"),
    path("training/boundaries/", boundaries.boundaries, name="boundaries"),
    path("training/role-plays/", playing.rehearsals, name="plays"),
    path("training/role-plays/<slug:key>/", playing.rehearse, name="play"),
    path("training/role-plays/<slug:key>/kept/", playing.played, name="played"),
    path("training/<slug:key>/<int:n>/", reading.read, name="read"),
    path("training/<slug:key>/check/", reading.check, name="check"),
    path("training/<slug:key>/commitment/", reading.commitment, name="commit"),
    path("cohorts/<uuid:pk>/training/", running.cohort, name="cohort"),
]
