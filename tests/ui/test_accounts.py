"""Accounts, sessions and the guard before every request."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sources.errors import AssistantError
from sources.settings import Settings
from ui.accounts import Account, Accounts, Role
from ui.app import build_server
from ui.cli import cli
from ui.desk import Desk
from ui.guard import Guard, Limits
from ui.history import Exchange, History
from ui.visitors import LOCAL, Visitors

PASSWORD = "correct horse battery"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    kept = Accounts(tmp_path)
    kept.add("ana", PASSWORD, Role.LIBRARIAN)
    kept.add("ben", PASSWORD, Role.READER)
    return kept


def test_check_takes_the_right_password_only(accounts: Accounts) -> None:
    assert accounts.check("ana", PASSWORD) == Account("ana", Role.LIBRARIAN)
    assert accounts.check("ana", PASSWORD + "x") is None
    assert accounts.check("eve", PASSWORD) is None


def test_passwords_are_kept_as_salted_hashes_that_only_the_owner_reads(accounts: Accounts) -> None:
    kept = accounts.path.read_text()
    assert PASSWORD not in kept
    assert len(set(re.findall(r'"password": ?"([^"]+)"', kept))) == 2
    assert accounts.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["", "Ana", "../x", "a b", "a" * 33, ".hidden", "a/b", "bob\n"])
def test_add_refuses_names_that_could_be_paths(accounts: Accounts, name: str) -> None:
    with pytest.raises(AssistantError, match="name of an account"):
        accounts.add(name, PASSWORD, Role.READER)


def test_add_refuses_a_short_password(accounts: Accounts) -> None:
    with pytest.raises(AssistantError, match="too short"):
        accounts.add("cleo", "short", Role.READER)


def test_session_ends_with_sign_out_and_with_the_account(accounts: Accounts) -> None:
    visitors = Visitors(accounts, required=True)
    key = visitors.sign_in("ben", PASSWORD)
    assert key
    cookies = {"r2p_session": key}
    assert visitors.account(cookies) == Account("ben", Role.READER)
    accounts.remove("ben")
    assert visitors.account(cookies) is None
    assert visitors.account({"r2p_session": "guess"}) is None
    other = visitors.sign_in("ana", PASSWORD)
    visitors.sign_out({"r2p_session": other or ""})
    assert visitors.account({"r2p_session": other or ""}) is None


def test_nobody_signs_in_on_loopback(accounts: Accounts) -> None:
    assert Visitors(accounts).account({}) == LOCAL


def test_command_line_adds_lists_and_removes() -> None:
    run = CliRunner().invoke
    added = run(cli, ["accounts", "add", "ana", "--password-stdin"], input=f"{PASSWORD}\n")
    assert added.output == "ana: reader\n"
    assert run(cli, ["accounts", "list"]).output == "ana: reader\n"
    assert Accounts(Settings().home).check("ana", PASSWORD)
    assert run(cli, ["accounts", "remove", "ana"]).output == "Removed: ana\n"
    assert run(cli, ["accounts", "list"]).output == "There are no accounts.\n"


@pytest.fixture(scope="module")
def team_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("team")
    accounts = Accounts(home)
    accounts.add("ana", PASSWORD, Role.LIBRARIAN)
    accounts.add("ben", PASSWORD, Role.READER)
    return home


@pytest.fixture(scope="module")
def team_server(team_home: Path) -> FastAPI:
    return build_server(Desk(Settings(home=team_home)), accounts=True)


@pytest.fixture
def team(team_server: FastAPI, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    # The tests sign in more often than people do.
    monkeypatch.setattr(Guard, "_too_often", lambda *_: False)
    return TestClient(team_server, base_url="http://127.0.0.1", follow_redirects=False)


def sign_in(client: TestClient, name: str) -> None:
    assert client.post("/sign-in", data={"name": name, "password": PASSWORD}).status_code == 303


@pytest.mark.parametrize(
    "path",
    ["/", "/library", "/config", "/api/v1/library", "/api/v1/openapi.json", "/gradio_api/info"],
)
def test_nothing_is_shown_before_sign_in(team: TestClient, path: str) -> None:
    assert team.get(path).status_code == 401
    page = team.get(path, headers={"accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, "/sign-in")


def test_sign_in_opens_the_pages_and_sign_out_closes_them(team: TestClient) -> None:
    wrong = team.post("/sign-in", data={"name": "ana", "password": "wrong"})
    assert wrong.status_code == 401
    assert "Name or password is wrong" in wrong.text
    sign_in(team, "ana")
    assert team.get("/api/v1/library").status_code == 200
    assert team.post("/sign-out").headers["location"] == "/sign-in"
    assert team.get("/api/v1/library").status_code == 401


def test_session_cookie_is_kept_from_scripts_and_other_sites(team: TestClient) -> None:
    response = team.post("/sign-in", data={"name": "ana", "password": PASSWORD})
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_readers_may_not_change_the_library(team: TestClient) -> None:
    sign_in(team, "ben")
    sent = team.post("/api/v1/library/uploads", files={"file": ("a.txt", b"Text.")})
    assert sent.status_code == 403
    assert sent.json()["error"].startswith("Only librarians")


def test_other_sites_may_not_send_anything(team: TestClient) -> None:
    sign_in(team, "ana")
    for headers in (
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "null"},
    ):
        assert (
            team.post("/api/v1/search", json={"question": "x"}, headers=headers).status_code == 403
        )


def guarded(limits: Limits) -> TestClient:
    app = FastAPI()

    @app.post("/echo")
    async def echo() -> str:
        return "said"

    visitors = Visitors(Accounts(Path("/nowhere")))
    app.add_middleware(Guard, visitors=visitors, limits=limits)
    return TestClient(app)


def test_guard_limits_size_and_pace() -> None:
    client = guarded(Limits(body_bytes=10, requests=2))
    assert client.post("/echo", content=b"x" * 11).status_code == 413
    assert [client.post("/echo").status_code for _ in range(3)] == [200, 200, 429]


def test_guard_limits_guesses_of_passwords() -> None:
    client = guarded(Limits(sign_ins=3))
    codes = [client.post("/sign-in", data={}).status_code for _ in range(4)]
    assert codes[-1] == 429


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file={home}/accounts.json",
        "/file={home}/accounts.json",
        "/static/../../etc/passwd",
        "/gradio_api/file=../../../../etc/passwd",
        "/api/v1/library/..%2f..%2faccounts.json",
    ],
)
def test_no_file_can_be_read(team: TestClient, team_home: Path, path: str) -> None:
    sign_in(team, "ana")
    response = team.get(path.format(home=team_home))
    assert response.status_code >= 400
    assert "root:" not in response.text
    assert "salt" not in response.text


def test_users_do_not_see_each_other_s_conversations(team: TestClient, team_home: Path) -> None:
    history = History(team_home, "ana")
    talk = history.new().with_exchange(Exchange("Why?", notice="No."))
    history.save(talk)
    sign_in(team, "ben")
    assert team.get("/api/v1/conversations").json() == []
    assert team.get(f"/api/v1/conversations/{talk.id}/export").status_code == 404
    sign_in(team, "ana")
    assert team.get(f"/api/v1/conversations/{talk.id}/export").status_code == 200


def test_command_line_refuses_a_password_that_is_no_text() -> None:
    words = ["accounts", "add", "ana", "--password-stdin"]
    done = CliRunner().invoke(cli, words, input=b"\xff\xfecorrect horse\n")
    assert isinstance(done.exception, AssistantError)
