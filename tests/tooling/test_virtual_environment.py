"""An environment is whole or it is not there; and somebody else's is left alone."""

import hashlib

import pytest

from tests import virtual_environment


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(virtual_environment, "FOLDER", tmp_path / ".venv")
    monkeypatch.setattr(virtual_environment, "BIN", tmp_path / ".venv" / "bin")
    return tmp_path / ".venv"


@pytest.fixture
def no_lock(tmp_path):
    lock_file = tmp_path / "requirements.txt"
    lock_file.write_text("nothing that could be installed\n")
    return lock_file


def test_half_an_environment_is_not_left_behind(folder, no_lock):
    with pytest.raises(SystemExit):
        virtual_environment.install(no_lock)

    assert not folder.exists()


def test_an_environment_that_was_there_is_not_taken_away(folder, no_lock):
    folder.mkdir()
    (folder / "theirs").touch()

    with pytest.raises(SystemExit):
        virtual_environment.install(no_lock)

    assert (folder / "theirs").exists()


def test_an_environment_of_an_earlier_lock_is_made_afresh(folder, no_lock, tmp_path):
    no_lock.write_text("")
    folder.mkdir()
    (folder / "installed-requirements.txt").write_text("another lock")
    (folder / "installed-requirements-dev.txt").write_text("another lock")

    virtual_environment.install(no_lock)

    stamps = sorted(path.name for path in folder.glob("installed-*"))
    assert stamps == ["installed-requirements.txt"]
    assert (folder / "bin" / "python").exists()


def test_a_linked_environment_is_used_as_it_is(folder, no_lock, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")

    virtual_environment.install(no_lock)

    assert list(folder.iterdir()) == []


def test_what_is_installed_is_not_installed_again(folder, no_lock):
    folder.mkdir()
    digest = hashlib.sha256(no_lock.read_bytes()).hexdigest()
    (folder / "installed-requirements.txt").write_text(digest)

    virtual_environment.install(no_lock)

    assert [path.name for path in folder.iterdir()] == ["installed-requirements.txt"]
