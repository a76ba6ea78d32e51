// @ts-check
import { sessions } from './auth.js';

/** @import { LitElement } from 'lit' */

/** Draws its host again after each log-in and log-out. */
export class SessionController {
  /** @param {LitElement} host */
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
