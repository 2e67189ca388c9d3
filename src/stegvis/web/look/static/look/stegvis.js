/* What the browser adds to pages that work without it: drafts, dialogs, copying, menus, theme. Nothing is evaluated. */
"use strict";
(() => {
  const SAVE_AFTER = 1500, RETRY_AFTER = 15000, UNLOCK_AFTER = 5000;
  const doc = document, root = doc.documentElement;
  root.classList.add("js");

  const make = (tag, attributes = {}, text = "") => {
    const made = doc.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  };
  const icon = (name) => {
    const svg = doc.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = doc.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("class", "i i-s");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `#i-${name}`);
    svg.append(use);
    return svg;
  };
  const clock = (now) => `${String(now.getHours()).padStart(2, "0")}.${String(now.getMinutes()).padStart(2, "0")}`;

  /* ---- drafts: what is typed is kept within two seconds, and again when the net is back ---- */
  const drafts = new WeakMap();

  const fieldsOf = (form) => {
    const kept = new FormData();
    const own = form.dataset.draft;
    kept.append("key", location.pathname + (own && own !== "true" ? own : ""));
    for (const [name, value] of new FormData(form)) {
      const control = form.elements[name];
      const secret = name === "submission" || (control instanceof Element && control.type === "password");
      if (!secret && typeof value === "string") kept.append(name, value);
    }
    return kept;
  };

  const tell = (form, name, text, off = false) => {
    const place = form.querySelector("[data-saved]") || doc.querySelector("[data-saved]");
    if (!place || place.textContent.trim() === text) return;
    place.classList.toggle("off", off);
    place.replaceChildren(icon(name), make("span", {}, text));
  };

  const save = async (form) => {
    const draft = drafts.get(form);
    draft.timer = 0;
    if (draft.sent) return;
    if (!draft.waiting) tell(form, "clock", "Sparar");
    draft.stop = new AbortController();
    const failed = (text) => {
      if (draft.sent) return;
      draft.waiting = true;
      tell(form, "alert", text, true);
      later(form, RETRY_AFTER);
    };
    try {
      const sending = { method: "POST", body: fieldsOf(form), keepalive: true, signal: draft.stop.signal };
      const answer = await fetch("/utkast/", sending);
      if (answer.redirected || answer.status === 401 || answer.status === 403) {
        failed("Du är utloggad. Texten finns kvar här. Logga in i en ny flik, så sparas den.");
      } else if (!answer.ok) {
        failed("Det gick inte att spara utkastet. Texten finns kvar här. Ett nytt försök görs strax.");
      } else {
        draft.waiting = false;
        if (!draft.timer) tell(form, "check", `Sparat ${clock(new Date())}`);
      }
    } catch {
      failed("Inget nät. Texten finns kvar här och sparas när nätet är tillbaka.");
    }
  };

  const later = (form, wait) => {
    const draft = drafts.get(form) || {};
    drafts.set(form, draft);
    if (!draft.timer) draft.timer = setTimeout(save, wait, form);
  };

  const atOnce = () => {
    for (const form of doc.querySelectorAll("form[data-draft]")) {
      const draft = drafts.get(form);
      if (!draft || !draft.timer) continue;
      clearTimeout(draft.timer);
      save(form);
    }
  };

  const typed = (event) => {
    const form = event.target.form || event.target.closest("form");
    if (form && form.matches("form[data-draft]")) later(form, SAVE_AFTER);
  };
  doc.addEventListener("input", typed);
  doc.addEventListener("change", typed);
  addEventListener("online", atOnce);
  doc.addEventListener("visibilitychange", () => { if (doc.visibilityState === "hidden") atOnce(); });

  /* ---- sending a form: asked first where it says so, and never twice ---- */
  const ask = (form, button) => {
    const dialog = make("dialog", { class: "dialog", "aria-labelledby": "fraga" });
    const actions = make("div", { class: "actions" });
    const verb = form.dataset.confirmVerb || (button && button.textContent.trim()) || "Fortsätt";
    const go = make("button", { type: "button", class: "btn btn-main" }, verb);
    const back = make("button", { type: "button", class: "btn" }, form.dataset.confirmBack || "Gå tillbaka");
    dialog.append(make("h2", { id: "fraga" }, form.dataset.confirm));
    if (form.dataset.confirmText) dialog.append(make("p", {}, form.dataset.confirmText));
    actions.append(go, back);
    dialog.append(actions);
    doc.body.append(dialog);
    back.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); if (button) button.focus(); });
    go.addEventListener("click", () => {
      form.dataset.confirmed = "yes";
      dialog.close();
      form.requestSubmit(button && button.form === form ? button : undefined);
    });
    dialog.showModal();
    back.focus();
  };

  const unlock = (form) => { delete form.dataset.sent; delete form.dataset.confirmed; };

  doc.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && form.dataset.confirmed !== "yes") {
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(form, event.submitter);
      return;
    }
    if (form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(unlock, UNLOCK_AFTER, form);
    const draft = drafts.get(form) || {};
    clearTimeout(draft.timer);
    draft.sent = true;
    if (draft.stop) draft.stop.abort();
    drafts.set(form, draft);
    setTimeout(() => drafts.delete(form), UNLOCK_AFTER);
  }, true);
  doc.addEventListener("htmx:finally:request", (event) => {
    /* The document itself is told when what asked was swapped away. */
    const asked = event.target instanceof Element ? [event.target.closest("form")] : doc.querySelectorAll("form[data-sent]");
    for (const form of asked) if (form) unlock(form);
  });
  addEventListener("pageshow", () => doc.querySelectorAll("form[data-sent]").forEach(unlock));

  /* ---- copying ---- */
  const copied = async (button, given) => {
    let status = button.nextElementSibling;
    if (!status || !status.matches("[data-copied]")) {
      status = make("span", { role: "status", "data-copied": "", class: "small muted" });
      button.after(status);
    }
    try {
      await navigator.clipboard.writeText(await given());
      status.textContent = "Kopierat";
    } catch {
      status.textContent = "Det gick inte att kopiera. Markera texten och kopiera den själv.";
    }
  };
  const copy = (button) => {
    const wanted = button.dataset.copy;
    const source = wanted.startsWith("#") ? doc.querySelector(wanted) : null;
    return copied(button, () => (source ? (source.value ?? source.textContent).trim() : wanted));
  };
  /* What is shown only when it is asked for: the form's answer, as text, stands in its .value and is copied. */
  const copyAnswer = (button) => copied(button, async () => {
    const form = button.form;
    const asked = { method: "POST", body: new FormData(form), headers: { Accept: "text/plain" } };
    const answer = await fetch(form.action, asked);
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const text = await answer.text();
    form.querySelector(".value").textContent = text;
    return text;
  });

  /* ---- menus, toasts, dialogs, theme: one listener ---- */
  const closeMenus = (except) => doc.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });

  const setTheme = (name) => {
    if (name) root.dataset.theme = name;
    else delete root.dataset.theme;
    const secure = location.protocol === "https:" ? "; secure" : "";
    doc.cookie = `tema=${name}; path=/; samesite=lax; max-age=${name ? 31536000 : 0}${secure}`;
    pressed();
  };
  const pressed = () => doc.querySelectorAll("[data-theme-set]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.themeSet === (root.dataset.theme || "")));
  });

  doc.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details.menu"));
    const part = event.target.closest("[data-copy], [data-copy-answer], [data-close], [data-open], [data-theme-set], [data-shut], [data-print]");
    if (!part) return;
    if ("copy" in part.dataset) copy(part);
    else if ("copyAnswer" in part.dataset) {
      event.preventDefault();
      copyAnswer(part);
    }
    else if ("close" in part.dataset) part.closest(".toast").remove();
    else if ("shut" in part.dataset) part.closest("dialog").close();
    else if ("print" in part.dataset) window.print();
    else if ("themeSet" in part.dataset) setTheme(part.dataset.themeSet);
    else {
      const dialog = doc.getElementById(part.dataset.open);
      if (!dialog) return;
      event.preventDefault();
      dialog.showModal();
    }
  });
  doc.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = doc.querySelector("details.menu[open]");
    closeMenus(null);
    if (open) open.querySelector("summary").focus();
  });

  /* What needs this script to do anything is not shown without it. */
  doc.querySelectorAll("[data-print][hidden]").forEach((button) => { button.hidden = false; });
  pressed();
})();
