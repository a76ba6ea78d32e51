// The server describes the API at its own root, wherever this site lives on it; what is tried here goes to this site.
const servers = [{ url: new URL('api/v1', document.baseURI).pathname }];
/** @type {(update: (json: object) => void) => (json: object) => void} */
const toThisSite = (update) => (json) => update({ ...json, servers });
const here = { statePlugins: { spec: { wrapActions: { updateJsonSpec: toThisSite } } } };

// Nothing is fetched from elsewhere: no validator badge, no remote configuration.
window.SwaggerUIBundle({
  url: '/openapi?format=JSON',
  dom_id: '#docs',
  deepLinking: true,
  queryConfigEnabled: false,
  validatorUrl: 'none',
  plugins: [here],
});
