// Shows the OpenAPI document that this host serves; nothing is sent elsewhere.
const place = document.getElementById("viewer");
SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
