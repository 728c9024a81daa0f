"""The sign-in page: an address, then the code that was mailed to it."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import RequestLoginCodeView
from allauth.decorators import rate_limit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from mentoring.people.forms.sign_in import CodeForm


@method_decorator(login_not_required, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class SignIn(RequestLoginCodeView):
    """Mails a code, or says by mail that there is no account; the page is the same for both."""

    template_name = "account/login.html"
    form_class = CodeForm
    http_method_names = ("get", "head", "post")

    @method_decorator(rate_limit(action="login"))  # type: ignore[no-untyped-call]
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def form_valid(self, form: CodeForm) -> HttpResponse:
        if not form.is_known:
            address = form.cleaned_data["email"]
            get_adapter().send_mail("account/email/unknown_account", address, {})
        response: HttpResponse = super().form_valid(form)
        return response


login = SignIn.as_view()
