"""The REST API and its document."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "commissioning.api.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PAGINATION_CLASS": "commissioning.api.pages.KeysetPage",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_RENDERER_CLASSES": [
        "rest_framework.renderers.JSONRenderer",
        "rest_framework.renderers.BrowsableAPIRenderer",
    ],
    "DEFAULT_PARSER_CLASSES": [
        "commissioning.api.sent_text.PlainJSON",
        "commissioning.api.sent_text.PlainForm",
        "commissioning.api.sent_text.PlainMultiPart",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"user": "120/min"},
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "commissioning.api.refusals.refuse_politely",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Joint commissioning API",
    "DESCRIPTION": "Agreements, decisions and pooled funds of councils and NHS bodies.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "AgreementKind": "agreements.register.models.Agreement.Kind",
        "BoardForm": "governance.boards.models.BoardForm.Form",
        "BodyKind": "commissioning.authorities.models.Body.Kind",
        "DocumentState": "commissioning.jobs.models.Job.State",
        "PartyFactState": "agreements.register.models.party.PartyFact.State",
        "ContributionForm": "agreements.money.models.Contribution.Form",
        "ContributionStatus": "agreements.money.models.Contribution.Status",
        "EffectOnAgreement": "governance.decisions.models.AgreementConcerned.Role",
        "StatedAnswer": "governance.decisions.models.Stated",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "commissioning.api.schema.add_refusals",
    ],
}
