from django.urls import path

from matching.rules import views

app_name = "rules"
urlpatterns = [
    path("cohorts/<uuid:pk>/pair/lock/", views.lock, name="lock"),
    path("cohorts/<uuid:pk>/pair/unlock/", views.unlock, name="unlock"),
    path("cohorts/<uuid:pk>/pair/ban/", views.ban, name="ban"),
    path("cohorts/<uuid:pk>/pair/lift/", views.lift, name="lift"),
    path("cohorts/<uuid:pk>/bans/", views.bans, name="bans"),
]
