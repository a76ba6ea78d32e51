// @ts-check
import { h } from '../dom.js';
import { nothing } from '../parts/notice.js';

/** An address that leads to no page. */
export class NowherePage {
  title = 'There is nothing here · MFlix';
  element = h('div', {},
    h('h1', { tabindex: '-1' }, 'There is nothing here'),
    nothing('Perhaps the address was cut when it was copied', h('a', { class: 'button main', href: './' }, 'All films')));

  async show() {}
}
