"""The Settings page."""

import os
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant.llm import model_choice
from sources.reader import READER_VERSION
from ui.desk import Desk
from ui.history import History
from ui.surface import Data, Reply, Visit
from ui.tongue import Tongue
from ui.views.settings import settings_html

_PARTS = ("r2p-assistant", "gradio", "chromadb", "sentence-transformers", "torch", "mcp")


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """What the Settings page shows and does.

    Attributes:
        desk: Whose settings they are.
    """

    desk: Desk
    name: str = "settings"
    title: str = "Settings"
    scripts: tuple[str, ...] = ("settings.js",)

    def open(self, visit: Visit, query: Data) -> Reply:
        """The page."""
        t = visit.t
        choice = model_choice(None, self.desk.settings)
        html = settings_html(
            choice.where if choice else t("None: answers are the sources’ own sentences."),
            self._offline(t),
            self._places(t),
            self._versions(t),
            t,
        )
        return Reply({"#r2p-page": html})

    def act(self, visit: Visit, name: str, data: Data) -> Reply:
        """Delete the user's conversations."""
        if name != "clear":
            return Reply()
        History(self.desk.settings.home, visit.user).clear()
        return Reply(say=visit.t("Deleted"), data={"cleared": visit.t("Deleted")})

    def _offline(self, t: Tongue) -> list[tuple[bool, str]]:
        assistant = self.desk.assistant
        away = assistant.sends_away
        hub = os.environ.get("HF_HUB_OFFLINE", "1") not in ("0", "false", "")
        where = (
            assistant.where
            if away
            else t("No question or text goes to a language model elsewhere.")
        )
        return [
            (not away, where),
            (hub, t("Model hubs are shut off.") if hub else t("Models may be fetched from a hub.")),
            (True, t("No telemetry: Gradio’s, Chroma’s and Hugging Face’s are switched off.")),
            (True, t("The pages load nothing from elsewhere; the browser is told to refuse it.")),
        ]

    def _places(self, t: Tongue) -> list[tuple[str, str]]:
        settings = self.desk.settings
        folders = ", ".join(_short(f) for f in settings.source_folders if f.is_dir())
        return [
            (t("Home folder"), _short(settings.home)),
            (t("Source folders"), folders or "–"),
            (t("Library"), t("{n} documents", n=len(self.desk.documents))),
        ]

    def _versions(self, t: Tongue) -> dict[str, str]:
        found = {name: _version(name) for name in _PARTS}
        return {
            **found,
            "Python": platform.python_version(),
            t("Reader"): str(READER_VERSION),
            t("Embedding model"): self.desk.settings.embedding_model,
        }


def _short(path: Path) -> str:
    """The path, the user's own folder as "~"."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"
