"""What browsers are told to allow."""

from csp import constants

from commissioning.settings.environment import PRODUCTION

SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^health/"]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [constants.NONE],
        "script-src": [constants.SELF, constants.NONCE],
        "style-src": [constants.SELF],
        "img-src": [constants.SELF, "data:"],
        "font-src": [constants.SELF],
        "connect-src": [constants.SELF],
        "form-action": [constants.SELF],
        "base-uri": [constants.NONE],
        "object-src": [constants.NONE],
        "frame-ancestors": [constants.NONE],
    }
}
