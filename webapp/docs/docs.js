// Nothing is fetched from elsewhere: no validator badge, no remote configuration.
window.SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#docs',
  deepLinking: true,
  queryConfigEnabled: false,
  validatorUrl: 'none',
});
