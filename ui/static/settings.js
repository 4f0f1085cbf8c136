// The Settings page: language and theme are the browser's own.

function chosenTheme() {
  try { return localStorage.getItem("r2p_theme") ?? "auto"; } catch { return "auto"; }
}

after.push((reply) => {
  const radio = $(`[data-setting=theme] input[value=${chosenTheme()}]`);
  if (radio) radio.checked = true;
  if (reply.data?.cleared) $("[data-act=clear]").textContent = reply.data.cleared;
});

element.addEventListener("change", (event) => {
  const setting = event.target.closest("[data-setting]")?.dataset.setting;
  if (setting === "theme") window.r2pTheme(event.target.value);
  if (setting === "language") {
    const year = 365 * 24 * 3600;
    document.cookie = `r2p_language=${event.target.value}; path=/; max-age=${year}; samesite=strict`;
    call("open", {}).then((reply) => {
      apply(reply);
      $(`[data-setting=language] input[value=${event.target.value}]`).focus();
    });
  }
});
