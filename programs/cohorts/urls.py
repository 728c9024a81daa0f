from django.urls import path

from programs.cohorts import views

app_name = "cohorts"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("<uuid:pk>/basics/", views.edit, name="edit"),
    path("<uuid:pk>/rules/", views.rules, name="rules"),
    path("<uuid:pk>/link/", views.link, name="link"),
]
