from django.urls import path

from programs.health import views

app_name = "health"

asking = [
    path("help/", views.ask, name="help"),
    path("pairs/<uuid:pk>/help/", views.ask_about, name="ask"),
    path("pairs/<uuid:pk>/uncomfortable/", views.uncomfortable, name="uncomfortable"),
]
answering = [
    path("help/requests/", views.requests, name="requests"),
    path("help/requests/<uuid:pk>/close/", views.close, name="close"),
]
resting = [
    path("pairs/<uuid:pk>/change/", views.change, name="change"),
    path("pairs/<uuid:pk>/pause/", views.pause, name="pause"),
    path("pairs/<uuid:pk>/resume/", views.resume, name="resume"),
    path("pairs/<uuid:pk>/end/", views.end, name="end"),
]
urlpatterns = [*asking, *answering, *resting]
