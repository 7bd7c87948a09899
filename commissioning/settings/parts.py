"""The parts of the service, in which order each request passes through it, and its pages."""

from commissioning.settings.environment import BASE_DIR

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "rules",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "commissioning.govuk",
    "commissioning.audit",
    "commissioning.organisations",
    "commissioning.accounts",
    "commissioning.tokens",
    "commissioning.people",
    "commissioning.partnerships",
    "commissioning.authorities",
    "commissioning.sourced_facts",
    "commissioning.documents",
    "commissioning.notices",
    "commissioning.memberships",
    "commissioning.succession",
    "commissioning.jobs",
    "commissioning.auditing",
    "commissioning.home",
    "commissioning.search",
    "agreements.register",
    "agreements.texts",
    "agreements.money",
    "agreements.plans",
    "agreements.areas",
    "agreements.completeness",
    "governance.boards",
    "governance.decisions",
    "governance.public",
    "governance.sample",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "commissioning.govuk.middleware.page_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "commissioning.govuk.sent_text.read_plainly",
    "commissioning.govuk.middleware.sign_out_when_idle",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
]

ROOT_URLCONF = "commissioning.urls"
WSGI_APPLICATION = "commissioning.wsgi.application"
FORM_RENDERER = "commissioning.govuk.renderer.GovukRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "pages",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "commissioning.govuk.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "commissioning.govuk.context.page",
            ],
        },
    },
    {  # the browsable API's own pages
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
