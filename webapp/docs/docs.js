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

// Its selects have no name of their own.
const NAMES = { '.servers select': 'Server', '.content-type': 'Media type', '.parameters select': 'Value' };
new MutationObserver(() => {
  for (const [selector, name] of Object.entries(NAMES)) {
    document.querySelectorAll(`${selector}:not([aria-label])`).forEach((select) => select.setAttribute('aria-label', name));
  }
}).observe(/** @type {HTMLElement} */ (document.getElementById('docs')), { childList: true, subtree: true });
