"""What surrounds every test: files of its own, quick passwords, an empty cache.

Mail is kept in `django.core.mail.outbox` by Django itself.
"""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections
from django.test import override_settings
from hypothesis import settings as hypothesis_settings

from commissioning.celery import app as celery_app

hypothesis_settings.register_profile("no clock", deadline=None)
hypothesis_settings.load_profile("no clock")


@pytest.fixture(scope="session", autouse=True)
def _no_trace_on_this_machine(tmp_path_factory):
    """Files go to a temporary folder; a password takes microseconds to hash, not half a second."""
    var = tmp_path_factory.mktemp("var")
    storages = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": var / "files"},
        },
    }
    caches = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(VAR_DIR=var, STORAGES=storages, CACHES=caches, PASSWORD_HASHERS=hashers):
        yield


@pytest.fixture(scope="session", autouse=True)
def _connections_end_with_their_request():
    """A live server's threads would keep theirs, and the test database could not be dropped."""
    connections.settings["default"]["CONN_MAX_AGE"] = 0


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A page may still be asking for something when its browser closes, and PostgreSQL drops no
    database that somebody is connected to.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session", autouse=True)
def _messages_to_the_worker_stay_in_memory():
    """Unless the run was given a real broker, as `run.py test` does."""
    if settings.CELERY_BROKER_URL.startswith("filesystem"):
        celery_app.conf.update(broker_url="memory://", broker_transport_options={})


@pytest.fixture(autouse=True)
def _nobody_has_been_here_before():
    """Limits on signing in are counted in the cache."""
    cache.clear()
