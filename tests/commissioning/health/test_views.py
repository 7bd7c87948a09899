from django.db import OperationalError, connection


def test_a_live_process_says_so_without_a_database(client):
    answer = client.get("/health/live")

    assert (answer.status_code, answer.content) == (200, b"alive")


def test_a_live_process_says_so_over_plain_http_in_production(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/health/live").status_code == 200


def test_a_process_with_its_database_is_ready(client, db):
    answer = client.get("/health/ready")

    assert (answer.status_code, answer.content) == (200, b"ready")


def lose_the_database(*query):
    raise OperationalError("server closed the connection unexpectedly")


def test_a_process_without_its_database_is_not_ready(client, db):
    with connection.execute_wrapper(lose_the_database):
        answer = client.get("/health/ready")

    assert (answer.status_code, answer.content) == (503, b"no database")


def test_the_public_is_not_told_whether_the_service_is_ready(client, db):
    assert client.get("/health/ready", headers={"X-Forwarded-Proto": "https"}).status_code == 404
