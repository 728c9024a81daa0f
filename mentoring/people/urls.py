from django.urls import path

from mentoring.people.views import accounts, privacy, roles

app_name = "people"
urlpatterns = [
    path("roles/", roles.roles, name="roles"),
    path("roles/<uuid:pk>/", roles.grant, name="grant"),
    path("roles/<uuid:pk>/close/", accounts.close, name="close"),
    path("roles/<uuid:pk>/reopen/", accounts.reopen, name="reopen"),
    path("roles/<uuid:pk>/move/", accounts.move, name="move"),
    path("roles/grants/<uuid:pk>/revoke/", roles.revoke, name="revoke"),
    path("sign-in-address/", accounts.address, name="address"),
    path("who-can-see-what/", privacy.privacy, name="privacy"),
]
