"""How people sign in, and how long they stay so."""

from commissioning.settings.environment import PRODUCTION, env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, never by signing up
ACCOUNT_ADAPTER = "commissioning.accounts.adapter.AccountAdapter"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/key,60/5m/ip", "reset_password": "5/h/ip,3/h/key"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False  # the cookie goes when the browser closes
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "commissioning.accounts.forms.SignInForm",
    "reset_password": "commissioning.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "commissioning.accounts.forms.NewPasswordForm",
    "change_password": "commissioning.accounts.forms.ChangePasswordForm",
    "set_password": "commissioning.accounts.forms.SetPasswordForm",
    "reauthenticate": "commissioning.accounts.forms.ConfirmPasswordForm",
}
MFA_ADAPTER = "commissioning.accounts.adapter.TwoStepAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an administrator gave the address; nobody signs up
MFA_FORMS = {
    "authenticate": "commissioning.accounts.forms.SecondStepForm",
    "reauthenticate": "commissioning.accounts.forms.ConfirmSecondStepForm",
    "activate_totp": "commissioning.accounts.forms.SetUpAppForm",
}

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = False
IDLE_MINUTES = env.int("IDLE_MINUTES", default=30)
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
if PRODUCTION:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no third cookie
CSRF_FAILURE_VIEW = "commissioning.govuk.errors.form_expired"
