"""The server: its headers, the names it answers to, and a port that is taken."""

import socket
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sources.errors import AssistantError
from sources.settings import Settings
from ui.accounts import Accounts, Role
from ui.app import build_server, serve
from ui.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk(Settings())


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return TestClient(build_server(desk), base_url="http://127.0.0.1")


def test_page_may_load_only_from_its_own_origin(client: TestClient) -> None:
    response = client.get("/")
    policy = response.headers["content-security-policy"]
    assert response.status_code == 200
    assert policy.startswith("default-src 'self';")
    assert "http" not in policy


def test_server_answers_only_to_names_of_this_machine(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "localhost:7860"}).status_code == 200


def test_config_sends_no_analytics_and_shows_no_footer(client: TestClient) -> None:
    config = client.get("/config").json()
    assert config["analytics_enabled"] is False
    assert config["footer_links"] == []
    assert config["stylesheets"] == []
    assert config["title"] == "R2P Assistant"


def test_serve_names_the_port_that_is_taken(desk: Desk) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(AssistantError, match=f"port {port}: Address already in use"):
            serve(desk, port=port)


def test_serve_says_that_a_name_is_none(tmp_path: Path) -> None:
    Accounts(tmp_path).add("ana", "ten letters", Role.READER)
    with pytest.raises(AssistantError, match="no name of a machine"):
        serve(Desk(Settings(home=tmp_path)), "a..b")


def test_serve_refuses_other_addresses_without_accounts(desk: Desk) -> None:
    with pytest.raises(AssistantError, match="no accounts"):
        serve(desk, "0.0.0.0")
