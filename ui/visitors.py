"""Who is behind a request: sessions of signed-in accounts, or the machine's own user."""

import secrets
import threading
import time
from collections.abc import Mapping

from ui.accounts import Account, Accounts, Role

COOKIE = "r2p_session"
SESSION_S = 12 * 3600
LOCAL = Account("local", Role.LIBRARIAN)


class Visitors:
    """Sessions, kept in memory: a restart signs everybody out."""

    def __init__(self, accounts: Accounts, required: bool = False) -> None:
        self.accounts = accounts
        self.required = required
        self._sessions: dict[str, tuple[str, float]] = {}
        self._lock = threading.Lock()

    def sign_in(self, name: str, password: str) -> str | None:
        """The key of a new session, or None for a wrong name or password."""
        account = self.accounts.check(name, password)
        if account is None:
            return None
        key = secrets.token_urlsafe(32)
        with self._lock:
            now = time.time()
            self._sessions = {k: s for k, s in self._sessions.items() if s[1] > now}
            self._sessions[key] = (account.name, now + SESSION_S)
        return key

    def sign_out(self, cookies: Mapping[str, str]) -> None:
        """End the session, if there is one."""
        with self._lock:
            self._sessions.pop(cookies.get(COOKIE, ""), None)

    def account(self, cookies: Mapping[str, str]) -> Account | None:
        """Who sends these cookies; None for somebody who has to sign in first."""
        if not self.required:
            return LOCAL
        name, until = self._sessions.get(cookies.get(COOKIE, ""), ("", 0.0))
        # An account that was removed or changed its role counts at once.
        return self.accounts.find(name) if until > time.time() else None
