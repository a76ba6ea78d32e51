// Nothing is fetched from elsewhere: no validator badge, no remote configuration.
window.SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#docs',
  deepLinking: true,
  queryConfigEnabled: false,
  validatorUrl: 'none',
  // An address is the text of the button that opens it, and a link in it would be a control in a control; opening it changes the
  // address bar as well.
  plugins: [() => ({ wrapComponents: { DeepLink: () => (/** @type {{text: unknown}} */ { text }) => text } })],
});

// Its selects have no name of their own.
const NAMES = { '.servers select': 'Server', '.content-type': 'Media type', '.parameters select': 'Value' };
new MutationObserver(() => {
  for (const [selector, name] of Object.entries(NAMES)) {
    document.querySelectorAll(`${selector}:not([aria-label])`).forEach((select) => select.setAttribute('aria-label', name));
  }
  // examples scroll sideways, by keys too
  document.querySelectorAll('#docs pre:not([tabindex])').forEach((example) => example.setAttribute('tabindex', '0'));
}).observe(/** @type {HTMLElement} */ (document.getElementById('docs')), { childList: true, subtree: true });
