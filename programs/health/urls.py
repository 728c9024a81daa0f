from django.urls import path

from programs.health.views import asking, check_ins, conflicts, resting

app_name = "health"

asking_help = [
    path("help/", asking.ask, name="help"),
    path("pairs/<uuid:pk>/help/", asking.ask_about, name="ask"),
    path("pairs/<uuid:pk>/uncomfortable/", asking.uncomfortable, name="uncomfortable"),
]
answering = [
    path("help/requests/", asking.requests, name="requests"),
    path("help/requests/<uuid:pk>/close/", asking.close, name="close"),
]
rests = [
    path("pairs/<uuid:pk>/change/", resting.change, name="change"),
    path("pairs/<uuid:pk>/pause/", resting.pause, name="pause"),
    path("pairs/<uuid:pk>/resume/", resting.resume, name="resume"),
    path("pairs/<uuid:pk>/end/", resting.end, name="end"),
]
watching = [
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path("conflicts/<uuid:pk>/recusal/", conflicts.ask_recusal, name="ask_recusal"),
]
talking = [
    path("check-ins/", check_ins.check_ins, name="check_ins"),
    path("check-ins/<uuid:pk>/", check_ins.check_in, name="check_in"),
    path("check-ins/<uuid:pk>/reopen/", check_ins.reopen_check_in, name="reopen_check_in"),
]
urlpatterns = [*asking_help, *answering, *rests, *watching, *talking]
