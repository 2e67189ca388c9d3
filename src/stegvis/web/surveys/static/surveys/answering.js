/* What the browser adds to the answering page: a line without a value until it is touched, and answers that wait in the phone
   where there is no net. Without this script the numbers and the buttons do the same. */
"use strict";
(() => {
  const form = document.querySelector("[data-answer]");
  if (!form) return;
  document.documentElement.classList.add("js");
  const AGAIN = 4000;
  const key = `stegvis ${form.getAttribute("action")}`;
  const item = form.dataset.answer, keeps = "keeps" in form.dataset;
  const net = form.querySelector("[data-net]"), fault = form.querySelector(".fault");
  const line = form.querySelector("[type=range]"), exact = form.elements.exact;
  const alt = form.querySelector(".alt");

  /* ---- the line ---- */
  const numbers = () => [...form.querySelectorAll("[name=number]")];
  const chosen = () => {
    const box = numbers().find((one) => one.type !== "radio" || one.checked);
    return box ? box.value.trim().replace(",", ".") : "";
  };
  const draw = () => {
    if (!line) return;
    const value = exact.value || chosen();
    const known = value !== "" && !Number.isNaN(Number(value));
    line.classList.toggle("untouched", !known);
    line.value = known ? value : (Number(line.min) + Number(line.max)) / 2;
    line.setAttribute("aria-valuetext", known ? value.replace(".", ",") : form.dataset.none);
  };
  const slid = () => {
    exact.value = line.value;
    for (const one of numbers()) {
      if (one.type === "radio") one.checked = one.value === line.value;
      else one.value = line.value.replace(".", ",");
    }
    draw();
    hold();
  };
  if (line) {
    line.hidden = false;
    line.addEventListener("input", slid);
    line.addEventListener("click", slid);
    if (fault.hidden) alt.open = false;
  }
  form.addEventListener("input", (event) => {
    if (event.target === line) return;
    if (exact && event.target.name === "number") exact.value = "";
    draw();
    hold();
  });

  /* ---- what waits in the phone: the answer of one screen, until the server has it ---- */
  const kept = () => {
    try { return JSON.parse(localStorage.getItem(key) || "null"); } catch { return null; }
  };
  const drop = () => { try { localStorage.removeItem(key); } catch { /* nothing could be kept either */ } };
  const hold = (act = "") => {
    if (!keeps) return;
    const fields = {};
    for (const name of ["exact", "number", "text", "sprak"]) {
      const value = new FormData(form).get(name);
      if (value !== null) fields[name] = value;
    }
    try { localStorage.setItem(key, JSON.stringify({ item, act, fields })); } catch { /* full or forbidden: the page still has it */ }
  };

  const tell = (text) => { if (net.textContent !== text) net.textContent = text; };
  const wrong = (text) => {
    fault.querySelector("span").textContent = text;
    fault.hidden = false;
    tell("");
    if (alt) alt.open = true;
  };

  let waiting = null, timer = 0, busy = false;
  const send = async () => {
    if (!waiting || busy) return;
    clearTimeout(timer);
    busy = true;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("item", waiting.item);
    body.append("act", waiting.act);
    for (const [name, value] of Object.entries(waiting.fields)) body.append(name, value);
    const again = (text) => { busy = false; tell(text); timer = setTimeout(send, AGAIN); };
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    } catch {
      again(form.dataset.offline);
      return;
    }
    const said = answer.headers.get("Content-Type") === "application/json" ? await answer.json() : null;
    if (answer.ok && (said || answer.redirected)) {
      drop();
      location.assign(said ? said.go : answer.url);
    } else if (said && said.wrong) {
      waiting = null;
      busy = false;
      drop();
      wrong(said.wrong);
    } else if (answer.status >= 500 || answer.status === 429) again(form.dataset.failed);
    else {
      /* Ended meanwhile, or the page is too old to send: it is opened anew, and says so. */
      if (answer.status === 404 || answer.status === 410) drop();
      else hold();
      location.reload();
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (busy) return;
    const act = event.submitter ? event.submitter.value : "next";
    const fields = Object.fromEntries([...new FormData(form)].filter(([name]) => ["exact", "number", "text", "sprak"].includes(name)));
    hold(act);
    waiting = { item, act, fields };
    send();
  });
  addEventListener("online", send);
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  /* ---- opened again: what was written stands there, and what was not sent is sent ---- */
  const before = keeps ? kept() : null;
  if (before && before.act) {
    waiting = before;
    send();
  } else if (before && before.item === item) {
    for (const [name, value] of Object.entries(before.fields)) {
      if (name === "sprak") continue;
      for (const one of form.querySelectorAll(`[name=${name}]`)) {
        if (one.type === "radio") one.checked = one.value === value;
        else one.value = value;
      }
    }
  }
  draw();
})();
