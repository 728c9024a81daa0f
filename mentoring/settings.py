"""All settings, read once from the environment; production refuses what is missing or unknown."""

from mentoring.environment import Environment
from mentoring.wiring import *  # noqa: F403 - dotted paths that settings hand on
from mentoring.wiring import PERIODIC

env = Environment()

ENVIRONMENT = env.choice("ENVIRONMENT", ("development", "production"), default="development")
PRODUCTION = ENVIRONMENT == "production"
DEMO = env.flag("DEMO", default=False)
DEBUG = env.flag("DEBUG", default=False)
env.refuse(PRODUCTION and (DEMO or DEBUG), "DEMO and DEBUG are not for ENVIRONMENT=production.")

PRODUCT_NAME = env.text("PRODUCT_NAME", default="Counterpart")
SITE_URL = env.text("SITE_URL", default="http://127.0.0.1:8000", production=True)
SECRET_KEY = env.secret("SECRET_KEY", default="only-for-development-and-the-demo-company-" * 2)
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]
DATA_DIR = env.folder("DATA_DIR", default="var/files")
LOOPBACK_ONLY = DEMO

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "mentoring.staticfiles.StaticFilesConfig",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "mentoring",
    "programs",
    "matching",
    "metrics",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "template_partials",
    "csp",
]
if not PRODUCTION:
    INSTALLED_APPS += env.installed("django_linear_migrations")

MIDDLEWARE = [
    "mentoring.web.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pads by chance and CSRF tokens are masked anew each time, so that lengths tell nothing.
    "django.middleware.gzip.GZipMiddleware",
    "mentoring.web.middleware.LoopbackMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "mentoring.web.middleware.NulMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mentoring.people.middleware.LocalMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "mentoring.people.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mentoring.web.middleware.PrivateMiddleware",
]

ROOT_URLCONF = "mentoring.urls"
WSGI_APPLICATION = "mentoring.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [env.root / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "mentoring.web.context.frame",
                "mentoring.desk.context.navigation",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "mentoring.web.templatetags.parts",
                "mentoring.web.templatetags.icons",
                "mentoring.web.templatetags.fields",
                "mentoring.web.templatetags.tables",
                "mentoring.web.templatetags.charts",
                "mentoring.people.templatetags.privacy",
                "programs.templatetags.words",
            ],
        },
    }
]

DATABASES = {"default": env.database(), **env.second_login("BOARD_DATABASE_URL")}
DATABASES["default"]["TEST"] = {"NAME": env.text("TEST_DATABASE", default="test_counterpart")}
# Dashboards ask through a role of their own, which can read no note, no check and no answer.
BOARD = "board" if "board" in DATABASES else "default"
# What `manage.py database_roles` gives the roles; only the owner's process is told.
APP_DATABASE_PASSWORD = env.secret("APP_DATABASE_PASSWORD", default="", production=False)
BOARD_DATABASE_PASSWORD = env.secret("BOARD_DATABASE_PASSWORD", default="", production=False)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES: dict[str, str | None] = {}

AUTH_USER_MODEL = "mentoring.User"
AUTHENTICATION_BACKENDS = ["mentoring.people.accounts.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_SAVE_EVERY_REQUEST = False
ACCOUNT_ADAPTER = "mentoring.people.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
# A mailed code or a passkey is the way in; both prove the address, so nothing else asks for it.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # the sign-in page tells strangers itself
# The demo's visitor signs in as everybody in turn; elsewhere few codes are asked for.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip" if DEMO else "30/m/ip",
    "request_login_code": "60/m/ip,30/m/key" if DEMO else "20/m/ip,3/m/key",
    "reauthenticate": "10/m/user",
    "login_failed": "10/m/ip,5/300s/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", default=0)
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_ISSUER = PRODUCT_NAME
SECOND_FACTOR_REQUIRED = not DEMO
USERSESSIONS_TRACK_ACTIVITY = True

EMAIL = env.mail("EMAIL_URL", default="console://")
EMAIL_BACKEND = "mentoring.outbox.backends.DemoBackend" if DEMO else EMAIL["EMAIL_BACKEND"]
if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "mentoring.outbox.backends.SmtpBackend"
EMAIL_HOST, EMAIL_PORT = EMAIL["EMAIL_HOST"], EMAIL["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL["EMAIL_HOST_USER"], EMAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL["EMAIL_USE_TLS"], EMAIL["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text(
    "DEFAULT_FROM_EMAIL", default="Counterpart <sessions@counterpart.example>", production=True
)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [env.root / "locale"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = env.folder("STATIC_ROOT", default="staticfiles")
STATICFILES_DIRS = [env.root / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "mentoring.web.stylesheet.StylesheetFinder",
]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = PRODUCTION and env.flag("SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^readyz$"]  # asked from inside, where nothing speaks TLS
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'", "csp.NONCE"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

REDIS_URL = env.secret("REDIS_URL", default="", production=False)
BROKER_DIR = env.folder("BROKER_DIR", default="var/broker")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "visibility_timeout": 900,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_timeout": 2,
        "socket_connect_timeout": 2,
    }
    if REDIS_URL
    else {
        "data_folder_in": str(BROKER_DIR),
        "data_folder_out": str(BROKER_DIR),
        "control_folder": str(BROKER_DIR / "control"),
        "polling_interval": 0.1,
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 3600
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {"mentoring.outbox.tasks.*": {"queue": "mail"}}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "ring": {"task": "mentoring.jobs.tasks.ring", "schedule": 15.0},
    "heartbeat": {"task": "mentoring.jobs.tasks.heartbeat", "schedule": 15.0},
} | {
    name: {"task": "mentoring.jobs.tasks.periodic", "schedule": seconds, "args": [name]}
    for name, (_path, seconds) in PERIODIC.items()
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tokens": {"()": "mentoring.web.logs.HideTokens"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["tokens"],
        }
    },
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", default="INFO")},
}
# Addresses are unique by a constraint over their lower case, which this check does not know.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
env.finish()
