"""Accounts of a team: names, roles, and passwords as scrypt hashes in the home folder."""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sources.atomic import write_whole
from sources.errors import AssistantError

FILE = "accounts.json"
NAME = r"^[a-z0-9][a-z0-9._-]{0,31}$"
SHORTEST_PASSWORD = 10
# Cost recommended for interactive sign-in: 2^15 blocks of 8, about 32 MB and 0.1 s.
_N, _R, _P, _MEMORY = 2**15, 8, 1, 64 * 1024 * 1024


class Role(StrEnum):
    """What an account may do: readers use the library, librarians change it."""

    READER = "reader"
    LIBRARIAN = "librarian"


@dataclass(frozen=True, slots=True)
class Account:
    """Who has signed in."""

    name: str
    role: Role


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(pattern=NAME)
    role: Role
    salt: str
    password: str


class _Store(BaseModel):
    model_config = ConfigDict(extra="forbid")

    accounts: list[_Entry] = Field(default_factory=list)


class Accounts:
    """The accounts kept in one file that only its owner can read."""

    def __init__(self, home: Path) -> None:
        self.path = home / FILE

    def all(self) -> tuple[Account, ...]:
        """In order of name.

        Raises:
            AssistantError: The file is damaged.
        """
        return tuple(Account(e.name, e.role) for e in self._load().accounts)

    def find(self, name: str) -> Account | None:
        """The account of that name, or None."""
        return next((a for a in self.all() if a.name == name), None)

    def add(self, name: str, password: str, role: Role) -> Account:
        """A new account, or a new password and role for an old one.

        Raises:
            AssistantError: The name or the password won't do.
        """
        if not re.fullmatch(NAME, name):
            raise AssistantError(
                f"{name!r} can't be the name of an account.",
                "Use up to 32 lower-case letters, digits, dots, dashes and underscores.",
            )
        if len(password) < SHORTEST_PASSWORD:
            raise AssistantError(
                "The password is too short.", f"Use at least {SHORTEST_PASSWORD} characters."
            )
        salt = secrets.token_bytes(16)
        entry = _Entry(name=name, role=role, salt=_coded(salt), password=_hash(password, salt))
        self._change(name, entry)
        return Account(name, role)

    def remove(self, name: str) -> None:
        """Forget an account.

        Raises:
            AssistantError: There is none of that name.
        """
        if self.find(name) is None:
            raise AssistantError(f"There is no account {name!r}.", "See `r2p accounts list`.")
        self._change(name, None)

    def check(self, name: str, password: str) -> Account | None:
        """The account with that name and password, or None; both cost the same time."""
        entry = next((e for e in self._load().accounts if e.name == name), None)
        salt = base64.b64decode(entry.salt) if entry else bytes(16)
        same = hmac.compare_digest(_hash(password[:1000], salt), entry.password if entry else "")
        return Account(entry.name, entry.role) if entry and same else None

    def _change(self, name: str, entry: _Entry | None) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{self.path}.lock", timeout=10):
            kept = [e for e in self._load().accounts if e.name != name]
            kept = sorted([*kept, *([entry] if entry else [])], key=lambda e: e.name)
            data = _Store(accounts=kept).model_dump_json(indent=1).encode()
            write_whole(self.path, data, mode=0o600)

    def _load(self) -> _Store:
        try:
            return _Store.model_validate_json(self.path.read_bytes())
        except FileNotFoundError:
            return _Store()
        except ValidationError:
            raise AssistantError(f"{self.path} is damaged.", "Delete it, add accounts.") from None


def _hash(password: str, salt: bytes) -> str:
    raw = hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY)
    return _coded(raw)


def _coded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
