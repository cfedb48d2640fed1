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
for (const frame of document.querySelectorAll(".drawn .wide")) {
  const day = frame.querySelector("path.asof");
  const spare = frame.scrollWidth - frame.clientWidth;
  if (spare > 0) frame.scrollLeft = day ? day.getBBox().x * (frame.scrollWidth / 1000) - frame.clientWidth / 2 : spare;
}
