// The Evaluate page: a run that is watched can be stopped.

hooks.stop = (data, button) => {
  const job = watched;
  watched = "";
  return send("stop", { job }, button);
};
