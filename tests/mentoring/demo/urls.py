"""The product's addresses as the demo has them."""

from django.urls import include, path

from mentoring.urls import urlpatterns as product

urlpatterns = [*product, path("demo/", include("mentoring.demo.urls"))]
