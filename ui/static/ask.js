// The Ask page: the box to ask in, answers as they come.

const box = () => $("#r2p-question");
let answered = 0; // answers on the page, to tell a new one

page_state = () => ({ c: $("#r2p-c")?.value ?? "" });

function asking(yes) {
  $("#r2p-ask").hidden = yes;
  $("#r2p-stop").hidden = !yes;
}

hooks.ask = async (data) => {
  const question = (data.question ?? "").trim();
  if (!question || watched) return;
  box().value = "";
  grow();
  asking(true);
  const reply = await send("ask", data);
  if (!reply?.job) asking(false);
  if (reply?.lost) box().value = question;
};

hooks.ask_this = ({ question }) => {
  hooks.ask({ ...data_of($("#r2p-composer")), question });
};

after.push((reply) => {
  if (!box()) return;
  if (!reply.job && "version" in reply && Object.keys(reply.html ?? {}).length) asking(false);
  const turns = $$(".r2p-turn");
  const done = $$(".r2p-answer").length;
  const last = turns[turns.length - 1];
  const behavior = calm.matches ? "auto" : "smooth";
  if (reply.data?.fresh && last) last.scrollIntoView({ block: "start", behavior });
  if (done > answered && reply.data?.answered) {
    const answer = $(".r2p-answer", last);
    const sources = $$(".r2p-sources .r2p-marker", answer).length;
    live.textContent = sources ? reply.data.answered : answer.innerText.slice(0, 200);
    last.scrollIntoView({ block: "start", behavior });
    // Tab goes on to the first marker, unless the next question is being typed already.
    if (!box().value.trim() && !reading()) answer.focus({ preventScroll: true });
  }
  answered = done;
  if (reply.data?.begin) box().focus({ preventScroll: true });
});

function grow() {
  box().style.height = "auto";
  box().style.height = `${Math.min(box().scrollHeight + 2, 160)}px`;
}

element.addEventListener("input", (event) => {
  if (event.target === box()) grow();
});

element.addEventListener("keydown", (event) => {
  if (event.target !== box() || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  box().form.requestSubmit($("#r2p-ask"));
});

element.addEventListener("click", (event) => {
  if (event.target.closest("#r2p-stop")) {
    const job = watched;
    watched = "";
    send("stop", { ...page_state(), job }).then(() => {
      asking(false);
      box().focus();
    });
  }
});

document.addEventListener("keydown", (event) => {
  // Typing goes to the question box from wherever the focus rests in the conversation.
  const plain = event.key.length === 1 && event.key !== " ";
  const free = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  const at = event.target.closest("input, textarea, select, a, summary");
  if (plain && free && !reading() && !at) box()?.focus();
});
