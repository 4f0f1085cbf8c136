// The Draft page: sentences are rechecked as they are edited.

const pause = 300; // ms without a key before a sentence is sent
const timers = new Map();
const sent = new Map(); // by sentence: number of the last edit sent, to drop late replies

page_state = () => ({ draft: $("[data-draft]")?.dataset.draft ?? "" });

function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

async function recheck(area) {
  const id = area.dataset.edit;
  const seq = (sent.get(id) ?? 0) + 1;
  sent.set(id, seq);
  const row = $(`#r2p-v-${CSS.escape(id)}`);
  row.setAttribute("aria-busy", "true");
  const reply = await call("edit", { ...page_state(), id, text: area.value, seq });
  row.removeAttribute("aria-busy");
  if (sent.get(id) === seq) apply(reply);
}

element.addEventListener("input", (event) => {
  const area = event.target.closest("[data-edit]");
  if (!area) return;
  grow(area);
  clearTimeout(timers.get(area.dataset.edit));
  timers.set(area.dataset.edit, setTimeout(() => recheck(area), pause));
});

element.addEventListener("keydown", (event) => {
  // A sentence is one line: Enter goes on to the next.
  if (!event.target.matches?.("[data-edit]") || event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  const all = $$("[data-edit]");
  all[all.indexOf(event.target) + 1]?.focus();
});

for (const act of ["alternatives", "swap", "restore"]) {
  hooks[act] = (data, button) => send(act, { ...page_state(), ...data }, button);
}

after.push((reply) => {
  $$("[data-edit]").forEach(grow);
  if (reply.data?.top) window.scrollTo({ top: 0 });
});
window.addEventListener("resize", () => $$("[data-edit]").forEach(grow));
