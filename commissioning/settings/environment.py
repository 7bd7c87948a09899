"""What the environment says of this installation as a whole. `.env.example` names every variable."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()
env.read_env(BASE_DIR / ".env")

PRODUCTION = env.bool("PRODUCTION", default=False)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
DEBUG = env.bool("DEBUG", default=False) and not PRODUCTION
SECRET_KEY = env.str("SECRET_KEY", default="" if PRODUCTION else "demo-only-" + "0" * 50)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY to a long random text.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "testserver"])
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SERVICE_NAME = env.str("SERVICE_NAME", default="Joint commissioning")
AREA_WORD = env.str("AREA_WORD", default="area of opportunity")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
SHOW_SAMPLE_SIGN_INS = env.bool("SHOW_SAMPLE_SIGN_INS", default=False) and not PRODUCTION
SAMPLE_PASSWORD = env.str("SAMPLE_PASSWORD", default="commissioning-together")
