// Keeps what is typed on the server while somebody writes, so that a killed tab loses nothing.
// The form works without this file.
"use strict";
(() => {
  const form = document.getElementById("write");
  if (!form || !window.fetch) return;
  const atRisk = form.dataset.risk.split(" ");
  let timer = 0;
  let left = false;

  const keep = () => {
    const country = form.elements.country.value;
    // Nothing is kept before a country is chosen, nor of a person in a country at risk.
    if (left || !country || atRisk.includes(country)) return;
    fetch(form.dataset.keep, { method: "POST", body: new FormData(form), credentials: "same-origin" })
      .catch(() => {});
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  });
  form.addEventListener("submit", () => {
    left = true;
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
})();
