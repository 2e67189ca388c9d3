/* Writing in the studio: a text is kept within two seconds, and two who write at once are told. Nothing is evaluated. */
"use strict";
(() => {
  const KEEP_AFTER = 1500, RETRY_AFTER = 15000, LOOK_EVERY = 10000, AWAY_AFTER = 300000;
  const doc = document;
  const line = doc.querySelector("[data-kept]");
  const states = new Map();
  let last = null;

  const tell = (text, off = false) => {
    if (!line || line.textContent === text) return;
    line.classList.toggle("off", off);
    line.textContent = text;
  };

  const grow = (area) => {
    area.rows = Math.max(3, area.value.split("\n").reduce((rows, part) => rows + Math.ceil((part.length + 1) / 68), 0) + 1);
  };

  const element = (tag, text, className = "") => {
    const made = doc.createElement(tag);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const clash = (form, said) => {
    const box = form.querySelector(".clash");
    const area = form.elements.body;
    const mine = element("button", "Behåll min text", "btn btn-main");
    const theirs = element("button", "Ta den andra", "btn");
    mine.type = theirs.type = "button";
    const decide = (value) => {
      form.elements.version.value = said.version;
      area.value = value;
      box.hidden = true;
      box.replaceChildren();
      grow(area);
      area.focus();
      states.get(form).clashed = false;
      keep(form);
    };
    mine.addEventListener("click", () => decide(area.value));
    theirs.addEventListener("click", () => decide(said.body));
    const actions = element("div", "", "actions");
    actions.append(mine, theirs);
    box.replaceChildren(
      element("p", `${said.by} skrev i avsnittet ${said.at}. Båda texterna finns kvar. Din står ovanför, den andra här:`),
      element("blockquote", said.body, "kept-text"), actions);
    box.hidden = false;
    states.get(form).clashed = true;
    tell("Två har skrivit. Välj text.", true);
  };

  const later = (form, wait) => {
    const state = states.get(form);
    clearTimeout(state.timer);
    state.timer = setTimeout(keep, wait, form);
  };

  const keep = async (form) => {
    const state = states.get(form);
    clearTimeout(state.timer);
    state.timer = 0;
    if (state.clashed) return;
    if (state.going) { state.again = true; return; }
    const failed = (text) => { tell(text, true); later(form, RETRY_AFTER); };
    state.going = true;
    tell("Sparar");
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new FormData(form), keepalive: true, headers: { Accept: "application/json" },
      });
      if (answer.redirected || answer.status === 401 || answer.status === 403) {
        failed("Du är utloggad. Texten finns kvar här. Logga in i en ny flik, så sparas den.");
      } else if (answer.status === 409) {
        clash(form, await answer.json());
      } else if (answer.status === 422) {
        tell((await answer.json()).why, true);
      } else if (!answer.ok) {
        failed("Det gick inte att spara. Texten finns kvar här. Ett nytt försök görs strax.");
      } else {
        const said = await answer.json();
        form.elements.version.value = said.version;
        const preview = form.querySelector("[data-preview]");
        preview.innerHTML = said.shown;
        preview.hidden = !said.shown;
        tell(said.at ? `Sparat ${said.at}` : "");
      }
    } catch {
      failed("Inget nät. Texten finns kvar här och sparas när nätet är tillbaka.");
    } finally {
      state.going = false;
      if (state.again) { state.again = false; later(form, 0); }
    }
  };

  const unkept = () => [...states].filter(([, state]) => state.timer || state.going);

  for (const form of doc.querySelectorAll("form[data-write]")) {
    states.set(form, { timer: 0, going: false, again: false, clashed: false });
    const area = form.elements.body;
    grow(area);
    area.addEventListener("focus", () => { last = area; });
    area.addEventListener("input", () => { grow(area); later(form, KEEP_AFTER); });
    form.addEventListener("submit", (event) => { event.preventDefault(); keep(form); });
  }
  const atOnce = () => { for (const [form, state] of states) if (state.timer) keep(form); };
  addEventListener("online", atOnce);
  doc.addEventListener("visibilitychange", () => { if (doc.visibilityState === "hidden") atOnce(); });

  /* What ends the writing waits until everything is kept. */
  doc.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-after-kept]") || !unkept().length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    atOnce();
    for (let tries = 0; tries < 100 && unkept().length; tries += 1) await new Promise((go) => { setTimeout(go, 100); });
    delete form.dataset.sent;
    if (unkept().length) tell("Texten är inte sparad än. Försök igen om en stund.", true);
    else form.requestSubmit();
  }, true);

  /* ---- who else writes: asked while somebody works here, so that a page left open does not keep a session alive ---- */
  const beside = doc.querySelector("[data-now]");
  let worked = Date.now();
  for (const kind of ["input", "click", "keydown"]) doc.addEventListener(kind, () => { worked = Date.now(); });
  const look = async () => {
    if (doc.visibilityState !== "visible" || Date.now() - worked > AWAY_AFTER) return;
    try {
      const answer = await fetch(beside.dataset.now);
      if (!answer.ok || answer.redirected) return;
      const said = await answer.text();
      if (beside.innerHTML.trim() !== said.trim()) beside.innerHTML = said;
    } catch {
      /* Asked again in a while. */
    }
  };
  if (beside && beside.dataset.now) setInterval(look, LOOK_EVERY);

  /* ---- the tools: Markdown signs in the text that was last written in ---- */
  const put = (area, before, after = "") => {
    const { selectionStart: start, selectionEnd: end, value } = area;
    area.setRangeText(before + value.slice(start, end) + after, start, end, "end");
    if (start === end && after) area.selectionEnd = area.selectionStart = start + before.length;
    area.focus();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const lineStart = (area) => area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const signs = { heading: "### ", list: "- " };
  doc.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-tool], [data-insert]");
    if (!tool) return;
    const area = last || doc.querySelector("form[data-write] textarea");
    if (!area) return;
    if (tool.dataset.insert) {
      const menu = tool.closest("details");
      if (menu) menu.open = false;
      const own = "ownLine" in tool.dataset;
      const before = own && lineStart(area) !== area.selectionStart ? "\n\n" : "";
      put(area, before + tool.dataset.insert + (own ? "\n\n" : ""));
    }
    else if (tool.dataset.tool === "strong") put(area, "**", "**");
    else {
      area.setRangeText(signs[tool.dataset.tool], lineStart(area), lineStart(area), "end");
      put(area, "");
    }
  });
})();
