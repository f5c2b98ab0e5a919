// Shows the OpenAPI document that this host serves; nothing is sent elsewhere.
const place = document.getElementById("viewer");
const inThisPage = ({ React: { createElement: made } }) => ({
  components: {
    // Only the addresses and their schemas: title, licence and main part are those of the page around it.
    Inside: ({ getComponent, specSelectors }) => {
      const loading = specSelectors.loadingStatus() === "loading" || !specSelectors.specStr();
      const parts = loading ? ["errors"] : ["SvgAssets", "errors", "operations", "Models"];
      return made("div", { className: "swagger-ui" }, ...parts.map((part) => made(getComponent(part, true))));
    },
  },
  wrapComponents: {
    // A link inside a button is one stop too many for the keyboard; the address still follows what is opened.
    DeepLink: () => ({ text }) => made("span", null, text),
  },
});
SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  plugins: [inThisPage],
  layout: "Inside",
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
// What it leaves without a name or out of the keyboard's reach, as it is drawn.
new MutationObserver(() => {
  for (const choice of place.querySelectorAll("tr[data-param-name] select:not([aria-label])"))
    choice.setAttribute("aria-label", choice.closest("tr").dataset.paramName);
  for (const text of place.querySelectorAll("pre:not([tabindex])")) text.tabIndex = 0;
}).observe(place, { childList: true, subtree: true });
