from django.urls import path

from programs.circles import views

app_name = "circles"
urlpatterns = [
    path("cohorts/<uuid:pk>/circles/", views.arrange, name="arrange"),
    path("cohorts/<uuid:pk>/circles/move/", views.move, name="move"),
    path("cohorts/<uuid:pk>/circles/<uuid:circle_pk>/dissolve/", views.dissolve, name="dissolve"),
    path("circles/<uuid:pk>/", views.circle, name="circle"),
    path("circles/<uuid:pk>/meeting/", views.meet, name="meet"),
    path("circles/<uuid:pk>/host/", views.host, name="host"),
    path("circles/<uuid:pk>/posts/<uuid:post_pk>/remove/", views.remove, name="remove"),
]
