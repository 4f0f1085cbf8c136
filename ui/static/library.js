// The Library page: files are sent with their progress, then looked into.

page_state = () => ({ d: new URLSearchParams(window.location.search).get("d") ?? "" });

function progress(name, share) {
  const box = $("#r2p-sending");
  let bar = $("progress", box);
  if (!bar) {
    box.innerHTML = '<div class="r2p-progress"><label for="r2p-bar"></label><progress id="r2p-bar" max="1"></progress></div>';
    bar = $("progress", box);
  }
  $("label", box).textContent = name;
  if (share < 1) bar.value = share;
  else bar.removeAttribute("value");
}

function sendFile(file) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file);
    request.open("POST", "/api/v1/library/uploads");
    request.upload.onprogress = (e) => progress(file.name, e.lengthComputable ? e.loaded / e.total : 0);
    request.onload = () => {
      if (request.status < 300) return done(true);
      let problem = {};
      try { problem = JSON.parse(request.responseText); } catch { /* not ours */ }
      toast(`${file.name}: ${problem.error ?? request.status}`, problem.hint ?? "");
      done(false);
    };
    request.onerror = () => {
      toast(`${file.name}: ${text("lost")}`, text("lost-hint"));
      done(false);
    };
    request.send(form);
  });
}

async function sendAll(files) {
  let failed = false;
  for (const file of files) failed = !(await sendFile(file)) || failed;
  const reply = await call("waiting");
  const shown = $("#r2p-toast").innerHTML;
  apply(reply);
  if (failed) $("#r2p-toast").innerHTML = shown;
  else $("#r2p-waiting h3")?.scrollIntoView({ block: "nearest" });
}

element.addEventListener("change", (event) => {
  if (event.target.id !== "r2p-files" || !event.target.files.length) return;
  sendAll([...event.target.files]).then(() => (event.target.value = ""));
});

for (const type of ["dragover", "dragleave", "drop"]) {
  element.addEventListener(type, (event) => {
    const drop = event.target.closest?.("#r2p-drop");
    if (!drop) return;
    event.preventDefault();
    drop.classList.toggle("r2p-over", type === "dragover");
    if (type === "drop") sendAll([...event.dataTransfer.files]);
  });
}

after.push((reply) => {
  if (reply.data?.show) {
    $(reply.data.show)?.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  }
});
