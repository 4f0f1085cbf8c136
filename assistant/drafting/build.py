"""From settings, or from an assistant at hand, to a drafter."""

from assistant.assistant import Assistant
from assistant.build import build_assistant, build_judge
from assistant.drafting.drafter import Drafter
from assistant.drafting.reword import Rewriter
from assistant.llm import NO_MODEL, connect, model_choice
from sources.settings import Settings


def build_drafter(
    settings: Settings, assistant: Assistant | None = None, llm: str | None = None
) -> Drafter:
    """A drafter over the library in `settings.home`; models load with the first draft.

    Args:
        settings: Where things lie and which models are used.
        assistant: To share its index and models, where there is one already.
        llm: Name of a language model in the settings' place; "none" for none.

    Raises:
        GenerationError: The language model isn't known, lacks its key, or its extra.
    """
    judge = build_judge(settings)
    choice = model_choice(llm, settings)
    rewriter = None
    if choice:
        model = connect(choice, settings)
        rewriter = Rewriter(model, choice.name, judge, settings.llm_timeout_s)
    return Drafter(assistant or build_assistant(settings, NO_MODEL), judge, rewriter)
