/* A line to slide along, beside the box for its number: no value until it is touched. Loaded where there is one. */
"use strict";
(() => {
  document.querySelectorAll("[data-slide]").forEach((part) => {
    const line = part.querySelector("[type=range]"), box = part.querySelector("details input");
    line.hidden = false;
    line.setAttribute("aria-label", part.closest(".field").querySelector("label").textContent.trim());
    const set = () => {
      const value = box.value.trim().replace(",", ".");
      const known = value !== "" && !Number.isNaN(Number(value));
      line.classList.toggle("untouched", !known);
      line.value = known ? value : (Number(line.min) + Number(line.max)) / 2;
      line.setAttribute("aria-valuetext", known ? value.replace(".", ",") : "Inget svar än");
    };
    const take = () => {
      box.value = line.value.replace(".", ",");
      set();
      box.dispatchEvent(new Event("input", { bubbles: true }));
    };
    line.addEventListener("input", take);
    line.addEventListener("click", take);
    box.addEventListener("input", set);
    if (!part.closest(".wrong")) part.querySelector("details").open = false;
    set();
  });
})();
