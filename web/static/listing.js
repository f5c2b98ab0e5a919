// A list follows the boxes that are ticked beside it; without this, or where it fails, the form's button does the same.
(() => {
  const main = document.getElementById("main");
  const told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");
  document.querySelector("footer.site .wide").append(told);
  let running;

  const address = (form) => {
    const asked = String(new URLSearchParams([...new FormData(form)].filter(([, value]) => value)));
    return asked ? `${form.action}?${asked}` : form.action;
  };
  const opened = () => [...main.querySelectorAll(".facets details[open]")].map((each) => each.dataset.facet);

  // Puts the page at an address in the place of this one, with the focus where it was, on the screen too.
  const show = async (url) => {
    running?.abort();
    running = new AbortController();
    let next;
    try {
      const answer = await fetch(url, { signal: running.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      next = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
      return;
    }
    const focused = document.activeElement;
    const { id } = focused;
    const top = focused.getBoundingClientRect().top;
    const open = opened();
    for (const part of ["#main", ".tongues"])
      document.querySelector(part).replaceChildren(...next.querySelector(part).childNodes);
    for (const each of main.querySelectorAll(".facets details"))
      each.open = open.includes(each.dataset.facet) || (id !== "" && each.querySelector(`#${CSS.escape(id)}`) !== null);
    const again = id && document.getElementById(id);
    if (again) {
      again.focus({ preventScroll: true });
      scrollBy(0, again.getBoundingClientRect().top - top);
    }
    told.textContent = main.querySelector(".result").textContent;
  };

  main.addEventListener("change", async (event) => {
    if (!event.target.closest(".facets")) return;
    const url = address(event.target.form);
    history.pushState(null, "", url);
    await show(url);
  });
  addEventListener("popstate", () => {
    if (!location.hash) show(location.href);
  });
})();
