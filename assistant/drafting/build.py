"""From settings, or from an assistant at hand, to a drafter."""

from assistant.assistant import Assistant
from assistant.build import build_assistant, build_judge
from assistant.drafting.drafter import Drafter
from sources.settings import Settings


def build_drafter(settings: Settings, assistant: Assistant | None = None) -> Drafter:
    """A drafter over the library in `settings.home`; models load with the first draft.

    Args:
        settings: Where things lie and which models are used.
        assistant: To share its index and models, where there is one already.
    """
    return Drafter(assistant or build_assistant(settings), build_judge(settings))
