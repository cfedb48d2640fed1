// Makes quicker what works without it. Nothing here fetches from elsewhere or writes a page.
"use strict";

// A day that is picked is shown at once.
for (const form of document.querySelectorAll("form.asof")) {
  form.querySelector("input[type=date]").addEventListener("change", (event) => {
    if (event.target.value) form.requestSubmit();
  });
}

// The slider moves the day; the page of that day comes when it rests.
for (const slider of document.querySelectorAll(".slide input[type=range]")) {
  const form = slider.form;
  const field = form.querySelector("input[type=date]");
  const first = Date.parse(`${slider.dataset.first}T00:00:00Z`);
  const dayOf = () => new Date(first + slider.valueAsNumber * 86400000).toISOString().slice(0, 10);
  let waiting = 0;
  slider.setAttribute("aria-valuetext", field.value);
  slider.parentElement.hidden = false;
  slider.addEventListener("input", () => {
    field.value = dayOf();
    slider.setAttribute("aria-valuetext", field.value);
    clearTimeout(waiting);
  });
  slider.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      sessionStorage.setItem("slid", "yes");
      form.requestSubmit();
    }, 600);
  });
  if (sessionStorage.getItem("slid")) {
    sessionStorage.removeItem("slid");
    slider.focus({ preventScroll: true });
  }
}

// A drawing that is wider than the screen starts at the day of the record.
for (const frame of document.querySelectorAll(".drawn:not(.shifts) .wide")) {
  const day = frame.querySelector("path.asof");
  const spare = frame.scrollWidth - frame.clientWidth;
  if (spare > 0) frame.scrollLeft = day ? day.getBBox().x * (frame.scrollWidth / 1000) - frame.clientWidth / 2 : spare;
}

// The review by keyboard: j and k go from item to item, a letter presses what bears it in the item.
const items = [...document.querySelectorAll(".queue .item")];
if (items.length) {
  const within = () => items.find((item) => item.contains(document.activeElement));
  const go = (item) => { item.focus(); item.scrollIntoView({ block: "nearest" }); };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    const at = items.indexOf(within());
    if (event.key === "j") go(items[Math.min(at + 1, items.length - 1)]);
    else if (event.key === "k") go(items[Math.max(at - 1, 0)]);
    else {
      const where = event.key === "u" ? document.querySelector("form.done") : items[at];
      where?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
      return;
    }
    event.preventDefault();
  });
  if (document.querySelector("form.done")) go(items[0]);
} else {
  document.addEventListener("keydown", (event) => {
    if (event.key === "u" && !event.target.matches("input, textarea, select")) document.querySelector("form.done [data-key=u]")?.click();
  });
}
