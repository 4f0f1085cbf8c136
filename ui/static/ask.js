// The Ask page's behaviour. Gradio runs this once, as the body of a function: `element`
// is the conversation, trigger(name, data) sends an event to the server, and
// watch('value', f) calls f when the server has sent a new conversation.
// Events: 'ask_this', 'open_source', 'restart'.

const narrow = window.matchMedia("(max-width: 900px)");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const box = () => document.querySelector("#r2p-question textarea");
const main = () => document.getElementById("r2p-main");
const source = () => document.getElementById("r2p-source");
const reading = () => document.body.classList.contains("r2p-reading");

let opener = null; // the button that the reader was opened from; focus returns there
let request = 0; // of the last click on a marker: an earlier reply that comes later is stale
let step = ""; // label of the button that moved the reader on; focus stays on it
let told = null; // the marker whose tooltip shows, with the tooltip
let answered = 0; // answers on the page, to tell a new one

const live = document.createElement("p");
live.className = "r2p-live";
live.setAttribute("aria-live", "polite");
document.body.append(live);

function openSource(button) {
  request += 1;
  const within = source().contains(button);
  if (!within) opener = button;
  step = within ? button.getAttribute("aria-label") : "";
  const data = { turn: Number(button.dataset.turn), request };
  if (button.dataset.marker) data.marker = Number(button.dataset.marker);
  if (button.dataset.rank) data.rank = Number(button.dataset.rank);
  hideTip();
  trigger("open_source", data);
}

function showReader() {
  const reader = source().querySelector(".r2p-reader");
  if (!reader || Number(reader.dataset.request) !== request) return;
  document.body.classList.add("r2p-reading");
  main().inert = narrow.matches;
  const text = reader.querySelector(".r2p-document");
  const words = reader.querySelector("mark.r2p-focus");
  if (text) text.scrollTop = 0;
  if (words) {
    const above = words.getBoundingClientRect().top - text.getBoundingClientRect().top;
    text.scrollTop = above - text.clientHeight / 4;
  }
  const again = [...reader.querySelectorAll(".r2p-step:enabled")].find((b) => b.ariaLabel === step);
  (again ?? reader.querySelector("#r2p-reader-title")).focus({ preventScroll: true });
  markOpen();
}

function closeReader() {
  document.body.classList.remove("r2p-reading");
  main().inert = false;
  request += 1;
  element.querySelectorAll("[aria-current]").forEach((b) => b.removeAttribute("aria-current"));
  if (opener?.isConnected) opener.focus();
  else box().focus();
  hideTip(); // the focus alone would show the quote that was just read in full
}

function markOpen() {
  const at = source().querySelector(".r2p-at")?.dataset;
  element.querySelectorAll(".r2p-marker").forEach((button) => {
    const same = button.dataset.turn === at?.turn && button.dataset.marker === at?.marker;
    if (same) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  });
}

async function copy(button) {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  const before = button.textContent;
  button.textContent = "Copied";
  live.textContent = "Copied";
  setTimeout(() => (button.textContent = before), 2000);
}

function showTip(marker) {
  hideTip();
  const tip = document.getElementById(marker.getAttribute("aria-describedby"));
  if (!tip) return;
  told = { marker, tip };
  tip.hidden = false;
  placeTip();
}

function placeTip() {
  if (!told) return;
  const { marker, tip } = told;
  const at = marker.getBoundingClientRect();
  if (at.bottom < 0 || at.top > window.innerHeight) return hideTip();
  const left = Math.min(at.left - 24, document.documentElement.clientWidth - tip.offsetWidth - 12);
  const below = at.bottom + 8 + tip.offsetHeight < window.innerHeight;
  tip.style.left = `${Math.max(12, left)}px`;
  tip.style.top = `${below ? at.bottom + 8 : at.top - 8 - tip.offsetHeight}px`;
}

function hideTip() {
  if (told) told.tip.hidden = true;
  told = null;
}

function showAnswer() {
  const turns = element.querySelectorAll(".r2p-turn");
  const done = element.querySelectorAll(".r2p-answer").length;
  const last = turns[turns.length - 1];
  const behavior = calm.matches ? "auto" : "smooth";
  if (last?.classList.contains("r2p-pending")) last.scrollIntoView({ block: "start", behavior });
  if (done > answered) {
    const answer = last.querySelector(".r2p-answer");
    const sources = answer.querySelectorAll(".r2p-sources .r2p-marker").length;
    live.textContent = sources ? `Answer with ${sources} citations` : answer.innerText.slice(0, 200);
    last.scrollIntoView({ block: "start", behavior });
    // Tab goes on to the first marker, unless the next question is being typed already;
    // a quick answer can come before the box has been emptied.
    const asked = last.querySelector(".r2p-asked").textContent.trim();
    if (["", asked].includes(box().value.trim()) && !reading()) answer.focus({ preventScroll: true });
  }
  answered = done;
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.ask && !element.querySelector(".r2p-pending")) {
    trigger("ask_this", { question: button.dataset.ask });
  } else if (button.dataset.turn) openSource(button);
  else if (button.dataset.copy) copy(button);
  else if (button.classList.contains("r2p-restart")) {
    if (reading()) closeReader();
    trigger("restart");
    box().focus();
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("#r2p-source button");
  if (button?.classList.contains("r2p-close")) closeReader();
  else if (button?.dataset.turn) openSource(button);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hideTip();
    if (reading()) closeReader();
    return;
  }
  // Typing goes to the question box from wherever the focus rests in the conversation.
  const plain = event.key.length === 1 && event.key !== " ";
  const free = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (plain && free && !reading() && !event.target.closest("input, textarea, a")) box().focus();
});

for (const type of ["mouseover", "focusin"]) {
  element.addEventListener(type, (event) => {
    const marker = event.target.closest(".r2p-marker");
    if (marker) showTip(marker);
  });
}
for (const type of ["mouseout", "focusout"]) element.addEventListener(type, hideTip);
document.addEventListener("scroll", placeTip, { capture: true, passive: true });
document.addEventListener("r2p-reader", showReader);
narrow.addEventListener("change", () => (main().inert = reading() && narrow.matches));
watch("value", showAnswer);

// Gradio's own autofocus would take the focus back at every later update of the box.
function begin() {
  if (!box()) requestAnimationFrame(begin);
  else if (!narrow.matches) box().focus();
}
begin();
