// The Check page: choose a sentence, see its finding; the text of a file.

element.addEventListener("click", (event) => {
  const claim = event.target.closest("[data-claim]");
  if (!claim) return;
  for (const b of $$("[data-claim]")) b.setAttribute("aria-pressed", String(b === claim));
  for (const f of $$(".r2p-finding")) f.hidden = f.id !== `r2p-finding-${claim.dataset.claim}`;
  if (narrow.matches) {
    $(`#r2p-finding-${claim.dataset.claim}`).scrollIntoView({ block: "nearest" });
  }
});

element.addEventListener("change", async (event) => {
  if (event.target.id !== "r2p-file" || !event.target.files.length) return;
  const form = new FormData();
  form.append("file", event.target.files[0]);
  event.target.value = "";
  try {
    const response = await fetch("/api/v1/texts", { method: "POST", body: form });
    const reply = await response.json();
    if (!response.ok) return toast(reply.error, reply.hint);
    $("#r2p-text").value = reply.text;
    toast("");
    $("#r2p-text").focus();
  } catch {
    toast(text("lost"), text("lost-hint"));
  }
});

after.push((reply) => {
  if (reply.data?.show) {
    $(reply.data.show)?.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  }
});
