"""Container files, `.env.example` and settings name the same things."""

import ast
import os
import re
import shutil
import subprocess
import sys

import pytest
import yaml

from tests.machine import ROOT

MADE_UP = {
    "SECRET_KEY": "made-up",
    "POSTGRES_PASSWORD": "made-up",
    "SITE_URL": "https://service.example.org",
    "ALLOWED_HOSTS": "service.example.org",
    "EMAIL_URL": "smtp://mail:1025",
    "DEFAULT_FROM_EMAIL": "no-reply@example.org",
}


def read_by_settings():
    """The names in every `env.…("NAME")` of the settings."""
    calls = (
        node
        for module in (ROOT / "commissioning" / "settings").glob("*.py")
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.Call)
    )
    return {
        call.args[0].value
        for call in calls
        if re.fullmatch(r"env\.\w+", ast.unparse(call.func))
        and isinstance(call.args[0], ast.Constant)
    }


def asked_for_by_compose():
    return set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()))


def parsed_by_compose(**variables):
    """What podman-compose makes of docker-compose.yml. It wants a podman to ask for its version
    and does not use it to parse; echo answers just as well.
    """
    command = [sys.executable, "-m", "podman_compose", "--podman-path", shutil.which("echo")]
    options = ["--env-file", os.devnull, "--profile", "development", "config"]
    path = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        [*command, *options], cwd=ROOT, env=path | variables, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def compose():
    """The services of docker-compose.yml, with every secret given."""
    answer = parsed_by_compose(**MADE_UP)
    assert answer.returncode == 0, answer.stderr
    return yaml.safe_load(answer.stdout)["services"]


def test_env_example_names_every_variable_and_no_other():
    lines = (ROOT / ".env.example").read_text().splitlines()
    explained = {line.split("=")[0] for line in lines if line and not line.startswith("#")}

    assert explained == read_by_settings() | asked_for_by_compose()


def test_compose_has_the_database_the_broker_and_the_service(compose):
    assert set(compose) == {"db", "redis", "migrate", "web", "worker", "beat", "mail"}


def test_compose_sets_only_what_somebody_reads(compose):
    postgresql = {"POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD"}  # as its image documents
    readers = dict.fromkeys(compose, read_by_settings()) | {"db": postgresql}

    unread = [
        f"{name}: {variable}"
        for name, service in compose.items()
        for variable in service.get("environment", {})
        if variable not in readers[name]
    ]
    assert unread == []


def test_every_process_of_the_service_waits_for_the_database(compose):
    waiting = {name: set(service.get("depends_on", {})) for name, service in compose.items()}

    everything = {"db", "redis", "migrate"}
    assert waiting == {
        "db": set(),
        "redis": set(),
        "mail": set(),
        "migrate": {"db"},
        "web": everything,
        "worker": everything,
        "beat": everything,
    }


@pytest.mark.parametrize("left_out", sorted(MADE_UP))
def test_compose_starts_nothing_without_its_secrets(left_out):
    given = {name: value for name, value in MADE_UP.items() if name != left_out}

    answer = parsed_by_compose(**given)

    assert answer.returncode != 0
    assert f"Set {left_out}" in answer.stderr


@pytest.mark.parametrize("service", ["migrate", "web", "worker", "beat"])
def test_what_a_container_runs_is_installed(compose, service):
    program, *arguments = compose[service].get("command") or dockerfile()["CMD"][-1]
    asked = {
        "python": [sys.executable, *arguments[:2], "--help"],
        "celery": [sys.executable, "-m", "celery", *arguments[:3], "--help"],
        "gunicorn": [sys.executable, "-m", "gunicorn", "--check-config", arguments[-1]],
    }[program]

    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, timeout=60)

    assert answer.returncode == 0, answer.stderr


def dockerfile():
    """Each instruction of the Dockerfile with what it was given, in order."""
    source = (ROOT / "Dockerfile").read_text()
    lines = [line for line in source.splitlines() if line and not line.startswith("#")]
    instructions: dict[str, list] = {}
    for line in re.sub(r"\\\n", "", "\n".join(lines)).splitlines():
        word, given = line.split(maxsplit=1)
        listed = word == "CMD" and given.startswith("[")
        instructions.setdefault(word, []).append(ast.literal_eval(given) if listed else given)
    return instructions


def test_the_image_copies_what_is_there():
    sources = [source for given in dockerfile()["COPY"] for source in given.split()[:-1]]

    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert set(sources) <= let_through_by_dockerignore()


def let_through_by_dockerignore():
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    return {line[1:] for line in lines if line.startswith("!")}


def test_the_image_has_every_package_of_the_service():
    copied = {given.split()[0].rstrip("/") for given in dockerfile()["COPY"]}
    with_code = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}

    assert with_code <= copied


def test_the_image_has_the_libraries_that_the_demo_has():
    installed = dockerfile()["RUN"][0]

    from_debian = {"libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"}
    assert [package for package in from_debian if package not in installed] == []


def test_the_image_runs_as_nobody_in_particular_and_keeps_no_secret():
    given = dockerfile()

    assert given["USER"] == ["10001"]
    assert not any("SECRET_KEY" in words for words in given.get("ENV", []) + given.get("ARG", []))
