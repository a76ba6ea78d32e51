// @ts-check
import { LitElement } from 'lit';

/**
 * An element that draws into the page itself, so that the site's styles apply and labels reach across elements. What has a state of
 * its own is an element; what only shows what it is given is a function that returns a template.
 */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/**
 * A visit of a page. `signal` ends with it; `back`: the reader was here before.
 * @typedef {{url: URL, params: Record<string, string>, signal: AbortSignal, back: boolean}} Visit
 */

/** A page of the site. One object lives as long as the reader stays on it; `show` brings each visit, also with another query. */
export class Page extends Part {
  /** The text in the title bar, before the site's name. */
  name = '';

  /**
   * Kept once the page has all it needs.
   * @param {Visit} _
   */
  async show(_) {}

  /** Where the focus goes when the reader arrives. @param {Visit} _ @returns {HTMLElement | null} */
  focusGoal(_) {
    return this.querySelector('h1');
  }

  updated() {
    if (this.isConnected) {
      document.title = this.name ? `${this.name} · MFlix` : 'MFlix';
    }
  }
}
