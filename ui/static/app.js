// What all pages share. Gradio runs this once, as the body of a function: `element` is
// the page, server.act(call) calls the page's Python code. The server replies with HTML
// for parts of the page; what is typed and where the focus is outlives it.
// A page's own script follows this one and may set hooks[act], and push to after.

const narrow = window.matchMedia("(max-width: 900px)");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const $ = (selector, within = element) => within.querySelector(selector);
const $$ = (selector, within = element) => [...within.querySelectorAll(selector)];
const source = () => $("#r2p-source");
const reading = () => document.body.classList.contains("r2p-reading");
const hooks = {}; // by act: called instead of the server, may call perform() itself
const after = []; // called with each reply, once it is shown

let opener = null; // the button that the reader was opened from; focus returns there
let request = 0; // of the last click on a marker: an earlier reply that comes later is stale
let told = null; // the marker whose tooltip shows, with the tooltip
let steps = []; // the buttons that the reader steps through
let watched = ""; // id of the job that is watched

const live = document.createElement("p");
live.className = "r2p-live";
live.setAttribute("aria-live", "polite");
element.append(live);

async function call(act, data = {}) {
  try {
    const reply = await server.act({ act, data });
    if (!reply || typeof reply !== "object" || !("html" in reply)) throw new Error("no reply");
    return reply;
  } catch {
    return { html: {}, error: text("lost"), hint: text("lost-hint"), lost: true };
  }
}

// Labels that the script needs, in the language of the page; English until they are there.
const spoken = {
  lost: "The assistant doesn’t answer.",
  "lost-hint": "Check that it is still running, then try again.",
  copied: "Copied",
  again: "Press again:",
};
const text = (name) => $("#r2p-words")?.dataset[name.replace("-", "")] ?? spoken[name];

function apply(reply) {
  const held = document.activeElement;
  const key = held && element.contains(held) ? held.id || held.dataset.key : "";
  const caret = held?.selectionStart;
  const typed = held?.value;
  for (const [selector, html] of Object.entries(reply.html ?? {})) {
    const target = $(selector);
    if (!target) continue;
    const open = $$("details", target).map((d) => [d.id, d.open]).filter(([id]) => id);
    target.innerHTML = html;
    for (const [id, was] of open) {
      const again = document.getElementById(id);
      if (again) again.open = was;
    }
  }
  if (reply.focus) $(reply.focus)?.focus();
  else if (key && !held.isConnected) {
    const again = document.getElementById(key) ?? $(`[data-key="${CSS.escape(key)}"]`);
    again?.focus({ preventScroll: true });
    if (again && typed !== undefined && "selectionStart" in again && again.type !== "checkbox") {
      again.value = typed;
      try { again.setSelectionRange(caret, caret); } catch { /* a kind without a caret */ }
    }
  }
  const top = $(".r2p-top");
  if (top?.dataset.title) {
    document.title = top.dataset.title;
    document.documentElement.lang = top.dataset.language;
  }
  if (reply.error) toast(reply.error, reply.hint);
  else if (reply.html && Object.keys(reply.html).length) toast("");
  if (reply.say) live.textContent = reply.say;
  if (reply.url === "/sign-in") window.location.assign("/sign-in");
  else if (reply.url) history.replaceState(null, "", reply.url);
  after.forEach((f) => f(reply));
}

function toast(message, hint = "") {
  const box = $("#r2p-toast");
  box.replaceChildren();
  if (!message) return;
  const strong = Object.assign(document.createElement("strong"), { textContent: message });
  box.append(strong, ` ${hint} `);
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  close.className = "r2p-plain";
  close.ariaLabel = "OK";
  close.onclick = () => box.replaceChildren();
  box.append(close);
}

async function perform(act, data, button = null) {
  if (hooks[act]) return hooks[act](data, button);
  return send(act, data, button);
}

async function send(act, data, button = null) {
  if (button?.getAttribute("aria-busy")) return null;
  button?.setAttribute("aria-busy", "true");
  const reply = await call(act, data);
  button?.removeAttribute("aria-busy");
  apply(reply);
  if (reply.job) watch_job(reply.job, reply.version);
  return reply;
}

async function watch_job(job, version) {
  watched = job;
  let lost = 0;
  while (watched === job) {
    const reply = await call("job", { ...page_state(), job, version });
    if (watched !== job) return;
    if (reply.lost) {
      lost += 1;
      if (lost === 1) apply(reply);
      if (lost > 30) return;
      await new Promise((done) => setTimeout(done, 1000));
      continue;
    }
    if (lost) toast("");
    lost = 0;
    if (reply.version !== version || !reply.job) apply(reply);
    version = reply.version;
    if (!reply.job) watched = "";
  }
}

// What a page wants to be sent along with every look at a job.
let page_state = () => ({});

function data_of(form) {
  const data = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string") continue;
    if (name in data) data[name] = [].concat(data[name], value);
    else data[name] = value;
  }
  return data;
}

function sure(button) {
  if (!button.dataset.confirm || button.dataset.sure) return true;
  const before = button.innerHTML;
  button.dataset.sure = "yes";
  button.textContent = button.dataset.confirm;
  live.textContent = `${text("again")} ${button.dataset.confirm}`;
  setTimeout(() => {
    delete button.dataset.sure;
    button.innerHTML = before;
  }, 5000);
  return false;
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button, a[data-act], a[data-doc], [data-doc][role=button]");
  if (!button || button.disabled) return;
  if (button.dataset.act && button.type !== "submit") {
    event.preventDefault();
    if (!sure(button)) return;
    const { act, confirm, sure: was, ...data } = button.dataset;
    perform(act, data, button);
  } else if (button.dataset.ask) perform("ask_this", { question: button.dataset.ask }, button);
  else if (button.dataset.step) step(Number(button.dataset.step));
  else if (button.classList.contains("r2p-close")) closeReader();
  else if (button.dataset.doc) {
    event.preventDefault();
    openSource(button);
  } else if (button.dataset.copy) copy(button, button.dataset.copy);
  else if (button.dataset.link) copy(button, window.location.origin + button.dataset.link);
});

element.addEventListener("click", (event) => {
  // The address alone would lead to the first page: Gradio sets a base for all addresses.
  if (!event.target.closest(".r2p-skip")) return;
  event.preventDefault();
  $("#r2p-page").focus();
});

element.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-act]");
  if (!form) return;
  event.preventDefault();
  perform(form.dataset.act, data_of(form), event.submitter);
});

element.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-change]");
  if (form) perform(form.dataset.change, data_of(form));
});

function countFilters() {
  const list = $("#r2p-filter-list");
  if (!list) return;
  const set = $$("input, select", list).filter((i) => (i.type === "checkbox" ? i.checked : i.value));
  $("#r2p-filter-count").textContent = set.length || "";
}

element.addEventListener("change", (event) => {
  if (event.target.closest("#r2p-filter-list")) countFilters();
});

let typing = 0;
element.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-typing]");
  if (!form || !event.target.matches("input[type=search], input[type=text]")) return;
  clearTimeout(typing);
  typing = setTimeout(() => perform(form.dataset.typing, data_of(form)), 250);
});

// The source beside the page

function openSource(button, kept = null) {
  request += 1;
  if (!kept) {
    opener = button;
    const group = button.dataset.group;
    const seen = new Set();
    steps = group
      ? $$(`[data-group="${CSS.escape(group)}"]`).filter(
          (b) => !seen.has(b.dataset.n) && seen.add(b.dataset.n),
        )
      : [button];
    steps.sort((a, b) => Number(a.dataset.n) - Number(b.dataset.n));
    if (!steps.includes(button)) {
      button = steps.find((b) => b.dataset.n === button.dataset.n) ?? button;
    }
  }
  const { doc, start, end, kind } = button.dataset;
  const others = kind === "passage" ? [] : steps.filter((b) => b !== button && b.dataset.doc === doc);
  hideTip();
  const grouped = "group" in button.dataset;
  send("open_source", {
    doc,
    kind: kind ?? "citation",
    start: Number(start),
    end: Number(end),
    others: others.map((b) => [Number(b.dataset.start), Number(b.dataset.end)]),
    at: grouped ? steps.indexOf(button) + 1 : 0,
    of: grouped ? steps.length : 0,
    request,
  }).then(() => showReader(button, kept));
}

function step(by) {
  const shown = steps.findIndex((b) => b.hasAttribute("data-shown"));
  const next = steps[shown + by];
  if (next) openSource(next, by);
}

function showReader(button, kept) {
  const reader = $(".r2p-reader", source());
  if (!reader || Number(reader.dataset.request) !== request) return;
  document.body.classList.add("r2p-reading");
  $(".r2p-shell").inert = narrow.matches;
  const words = $(".r2p-document", reader);
  const mark = $("mark.r2p-focus", reader);
  if (words) words.scrollTop = 0;
  if (mark) {
    const above = mark.getBoundingClientRect().top - words.getBoundingClientRect().top;
    words.scrollTop = above - words.clientHeight / 4;
  }
  const same = kept && $(`.r2p-step[data-step="${kept}"]:enabled`, reader);
  (same || $("#r2p-reader-title", reader)).focus({ preventScroll: true });
  for (const b of $$("[data-shown]")) b.removeAttribute("data-shown");
  for (const b of $$("[aria-current=true].r2p-marker")) b.removeAttribute("aria-current");
  button.setAttribute("data-shown", "");
  if (button.dataset.group) {
    const alike = `.r2p-marker[data-group="${CSS.escape(button.dataset.group)}"]`;
    for (const b of $$(alike)) {
      if (b.dataset.n === button.dataset.n) b.setAttribute("aria-current", "true");
    }
  }
}

function closeReader() {
  document.body.classList.remove("r2p-reading");
  $(".r2p-shell").inert = false;
  request += 1;
  for (const b of $$("[data-shown]")) b.removeAttribute("data-shown");
  for (const b of $$("[aria-current=true].r2p-marker")) b.removeAttribute("aria-current");
  if (opener?.isConnected) opener.focus();
  else $("#r2p-page").focus();
  hideTip(); // the focus alone would show the quote that was just read in full
}

async function copy(button, words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: words });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  const before = button.textContent;
  button.textContent = text("copied");
  live.textContent = text("copied");
  setTimeout(() => (button.textContent = before), 2000);
}

// The quote of a marker, on hover and focus

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

for (const type of ["mouseover", "focusin"]) {
  element.addEventListener(type, (event) => {
    const marker = event.target.closest("[aria-describedby^=r2p-tip]");
    if (marker) showTip(marker);
  });
}
for (const type of ["mouseout", "focusout"]) element.addEventListener(type, hideTip);
document.addEventListener("scroll", placeTip, { capture: true, passive: true });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  hideTip();
  if (reading()) closeReader();
});
narrow.addEventListener("change", () => ($(".r2p-shell").inert = reading() && narrow.matches));

// A link to words in a source, and the first content of the page

hooks.ask_this = ({ question }) => {
  window.location.assign(`/?q=${encodeURIComponent(question)}`);
};

async function begin() {
  const query = Object.fromEntries(new URLSearchParams(window.location.search));
  const reply = await call("open", query);
  apply(reply);
  element.dataset.ready = "yes";
  if (reply.job) watch_job(reply.job, reply.version);
  if (query.doc) {
    const button = document.createElement("button");
    Object.assign(button.dataset, { doc: query.doc, start: query.start, end: query.end });
    openSource(button);
  }
}
queueMicrotask(begin);
