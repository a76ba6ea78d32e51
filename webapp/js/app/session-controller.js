// @ts-check
import { sessions } from './auth.js';

/** Draws its host again whenever somebody logs in or out. */
export class SessionController {
  /** @param {import('lit').LitElement} host */
  constructor(host) {
    this.draw = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    sessions.addEventListener('change', this.draw);
  }

  hostDisconnected() {
    sessions.removeEventListener('change', this.draw);
  }
}
