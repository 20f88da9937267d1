// Lights up every place that a value was read from; without it the first place lights up (:target).
(() => {
  const pane = document.getElementById("received");
  if (!pane) return;
  let lit = [];

  const light = (names, scroll) => {
    lit.forEach((mark) => mark.classList.remove("lit"));
    lit = names.split(" ").flatMap((name) => [...pane.querySelectorAll(`[data-of="${name}"]`)]);
    lit.forEach((mark) => mark.classList.add("lit"));
    if (scroll && lit.length) {
      const top = lit[0].getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTo({ top: pane.scrollTop + top - pane.clientHeight / 3, behavior: "smooth" });
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.at");
    if (link) {
      event.preventDefault();
      light(link.dataset.at, true);
      return;
    }
    const take = event.target.closest("button.take");
    if (take) {
      const field = document.getElementById(take.dataset.into);
      field.value = take.dataset.value;
      field.focus();
      return;
    }
    const mark = event.target.closest("#received mark");
    if (mark) {
      const field = document.querySelector(`form [data-at~="${mark.dataset.of}"]:is(input, textarea, select)`);
      if (field) field.focus({ preventScroll: false });
    }
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches("form [data-at]:is(input, textarea, select)")) light(event.target.dataset.at, true);
  });
  document.querySelectorAll("button.take").forEach((button) => { button.hidden = false; });
})();
