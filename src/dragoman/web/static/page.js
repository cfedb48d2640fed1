// Makes quicker what works without it. Nothing here fetches from elsewhere or writes a page.
"use strict";

// A day that is picked is shown at once.
for (const form of document.querySelectorAll("form.asof")) {
  form.querySelector("input[type=date]").addEventListener("change", (event) => {
    if (event.target.value) form.requestSubmit();
  });
}
