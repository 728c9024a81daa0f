from django.urls import path

from programs.pairings import views

app_name = "pairings"
urlpatterns = [
    path("pairs/<uuid:pk>/match/", views.answer, name="answer"),
    path("pairs/<uuid:pk>/match/withdraw/", views.withdraw, name="withdraw"),
    path("pairs/<uuid:pk>/agreement/", views.agreement, name="agreement"),
    path("pairs/<uuid:pk>/agreement/plan/", views.plan, name="plan"),
    path("pairs/<uuid:pk>/structure/", views.dial, name="dial"),
    path("pairs/<uuid:pk>/recusal/", views.recusal, name="recusal"),
    path("pairs/<uuid:pk>/notes/keep/", views.keep, name="keep"),
    path("pairs/<uuid:pk>/extension/", views.extension, name="extension"),
]
