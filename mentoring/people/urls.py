from django.urls import path

from mentoring.people.views import (
    accounts,
    directory,
    import_rows,
    import_steps,
    imports,
    privacy,
    roles,
    ties,
)

app_name = "people"
urlpatterns = [
    path("roles/", roles.roles, name="roles"),
    path("roles/<uuid:pk>/", roles.grant, name="grant"),
    path("roles/<uuid:pk>/close/", accounts.close, name="close"),
    path("roles/<uuid:pk>/reopen/", accounts.reopen, name="reopen"),
    path("roles/<uuid:pk>/move/", accounts.move, name="move"),
    path("roles/grants/<uuid:pk>/revoke/", roles.revoke, name="revoke"),
    path("sign-in-address/", accounts.address, name="address"),
    path("directory/", directory.people, name="directory"),
    path("directory/export/", directory.export, name="export"),
    path("directory/<uuid:pk>/", directory.person, name="person"),
    path("ties/", ties.ties, name="ties"),
    path("ties/<uuid:pk>/", ties.tied, name="tied"),
    path("ties/<int:pk>/remove/", ties.untie, name="untie"),
    path("imports/", imports.imports, name="imports"),
    path("imports/template/<slug:kind>.<slug:form>", imports.template, name="template"),
    path("imports/<uuid:pk>/", imports.import_, name="import"),
    path("imports/<uuid:pk>/read/", import_steps.read, name="read"),
    path("imports/<uuid:pk>/columns/", import_steps.columns, name="columns"),
    path("imports/<uuid:pk>/grade/", import_steps.place, name="place"),
    path("imports/<uuid:pk>/apply/", import_steps.apply, name="apply"),
    path("imports/<uuid:pk>/discard/", import_steps.discard, name="discard"),
    path("imports/<uuid:pk>/rows/", import_rows.fix, name="fix"),
    path("imports/<uuid:pk>/repair/", import_rows.repair, name="repair"),
    path("imports/<uuid:pk>/report/", import_rows.report, name="report"),
    path(
        "cohorts/<uuid:cohort_pk>/people/upload/",
        imports.upload_participants,
        name="upload_participants",
    ),
    path("who-can-see-what/", privacy.privacy, name="privacy"),
]
