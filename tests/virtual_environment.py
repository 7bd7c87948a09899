"""The virtual environment, made from a lock whose every file is hashed.

Standard library only.
"""

import hashlib
import shutil
import sys
import venv
from pathlib import Path

from tests.processes import succeed

FOLDER = Path(__file__).resolve().parent.parent / ".venv"
BIN = FOLDER / "bin"


def install(lock_file):
    """Put what is locked into .venv, unless it is there already. A changed lock makes it afresh."""
    stamp = FOLDER / f"installed-{lock_file.name}"
    digest = hashlib.sha256(lock_file.read_bytes()).hexdigest()
    if FOLDER.is_symlink() or (stamp.exists() and stamp.read_text() == digest):
        return  # a linked environment is looked after by whoever linked it
    print(f"Installing {lock_file.name} into .venv", flush=True)
    ours = stamp.exists() or not FOLDER.exists()
    uv, locked = shutil.which("uv"), ["--quiet", "--require-hashes", "-r", lock_file]
    try:
        if uv:
            manner = "--clear" if ours else "--allow-existing"
            succeed([uv, "venv", "--quiet", manner, "--python", sys.executable, FOLDER])
            succeed([uv, "pip", "install", "--python", BIN / "python", *locked])
        else:
            venv.create(FOLDER, with_pip=True, clear=ours, symlinks=True)
            succeed([BIN / "pip", "--disable-pip-version-check", "install", "--no-deps", *locked])
    except BaseException:  # Ctrl-C too: half an environment must not be taken for a whole one
        if ours:
            shutil.rmtree(FOLDER, ignore_errors=True)
        raise
    stamp.write_text(digest)


def install_uv(folder):
    """Where uv is: on the PATH, else in a folder of its own."""
    uv = shutil.which("uv") or folder / "bin" / "uv"
    if not Path(uv).exists():
        venv.create(folder, with_pip=True)
        succeed([folder / "bin" / "pip", "install", "--quiet", "uv"])
    return uv
