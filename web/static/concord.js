// What the pages do beyond links and forms; each works without it too.
(() => {
  const find = document.getElementById("find");
  const hints = document.getElementById("hints");

  // On a narrow screen the sections are one line: begin where the reader is.
  const here = document.querySelector(".sections [aria-current]");
  const line = here?.closest("ul");
  if (here) line.scrollLeft = here.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;

  const shown = () => [...hints.querySelectorAll("a")];
  const close = () => hints.replaceChildren();
  const step = (from, by) => {
    const links = shown();
    const next = links[links.indexOf(from) + by];
    if (next) next.focus();
    else find.focus();
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      find.focus();
      find.select();
    }
    if (event.key === "Escape" && hints.contains(event.target)) find.focus();
    if (event.key === "Escape") close();
    const here = event.target === find || hints.contains(event.target);
    if (here && (event.key === "ArrowDown" || event.key === "ArrowUp") && shown().length) {
      event.preventDefault();
      step(event.target, event.key === "ArrowDown" ? 1 : -1);
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".find")) close();
  });
  document.addEventListener("focusin", (event) => {
    if (!event.target.closest(".find")) close();
  });
})();
