"""Signing a program in by a token in the header, and nowhere else."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import SAFE_METHODS

from commissioning.tokens.issuing import token_known_by


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer jca_…`. Another kind of header is left to others."""

    def authenticate(self, request):
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer":
            return None
        token = token_known_by(secret.strip())
        if token is None:
            raise AuthenticationFailed("This token does not work, or no longer.")
        if request.method not in SAFE_METHODS and not token.may_write:
            raise PermissionDenied("This token may only read.")
        return token.user, token

    def authenticate_header(self, request):
        return 'Bearer realm="api"'


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = "commissioning.api.tokens.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema):
        return {"type": "http", "scheme": "bearer"}
