from django.urls import path

from programs.exercises import views

app_name = "exercises"
urlpatterns = [
    path("exercises/", views.mine, name="mine"),
    path("pairs/<uuid:pk>/exercises/", views.pair, name="pair"),
    path("pairs/<uuid:pk>/exercises/done/", views.done, name="done"),
    path("pairs/<uuid:pk>/exercises/<uuid:line_pk>/remove/", views.remove, name="remove"),
]
