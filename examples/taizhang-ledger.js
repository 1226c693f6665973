// <taizhang-ledger src="ledger.xlsx" lang="zh"></taizhang-ledger>, or with the ledger's text between the tags.
//
// Shows each commitment with its verdict. The event `taizhang-report` carries the report, `taizhang-error` the error.

import { analyze, analyzeBytes } from '../dist/taizhang.js';

const STYLE = `
  :host { display: block; font-family: system-ui, sans-serif; }
  table { border-collapse: collapse; width: 100%; }
  td, th { border-bottom: 1px solid #ccc; padding: .5em; text-align: start; vertical-align: top; }
`;

class TaizhangLedger extends HTMLElement {
  static observedAttributes = ['src', 'lang'];

  #root = this.attachShadow({ mode: 'open' });

  connectedCallback() {
    this.#read();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#read();
  }

  async #read() {
    const src = this.getAttribute('src');
    const options = { lang: this.lang === 'en' ? 'en' : 'zh' };
    try {
      const report = src ? analyzeBytes(src.split('/').pop(), await bytesOf(src), options) : analyze(this.textContent, options);
      // A newer `src` may have come while this one was on its way.
      if (src === this.getAttribute('src')) this.#show(report);
    } catch (error) {
      this.#root.replaceChildren(element('p', error.message));
      this.dispatchEvent(new CustomEvent('taizhang-error', { detail: error, bubbles: true }));
    }
  }

  #show(report) {
    const style = element('style', STYLE);
    const rows = report.items.map((item) => {
      const row = element('tr', '', item.number ?? '', item.commitment, item.completion, item.reason);
      row.dataset.status = item.status;
      return row;
    });
    const table = element('table', '');
    table.append(element('caption', report.title ?? ''), ...rows);
    this.#root.replaceChildren(style, table);
    this.dispatchEvent(new CustomEvent('taizhang-report', { detail: report, bubbles: true }));
  }
}

/** An element with text, or with a cell for each text. User text is never markup. */
function element(name, text, ...cells) {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...cells.map((cell) => element('td', cell)));
  return made;
}

async function bytesOf(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

customElements.define('taizhang-ledger', TaizhangLedger);
