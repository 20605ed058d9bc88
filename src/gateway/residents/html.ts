/** How does text become part of a page and never markup? Every value is escaped unless it is a part itself. */

/** A piece of a page. */
export interface Html {
  readonly html: string;
}

type Value = string | Html | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const isHtml = (value: Value): value is Html => typeof value === 'object' && 'html' in value;

const written = (value: Value): string =>
  typeof value === 'string'
    ? value.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '')
    : isHtml(value)
      ? value.html
      : value.map(({ html }) => html).join('');

/** `html\`<p>${text}</p>\``. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  html: strings.map((string, at) => string + written(values[at] ?? '')).join(''),
});

export const list = (items: readonly string[]): Html =>
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;

export const paragraphs = (texts: readonly string[]): readonly Html[] => texts.map((text) => html`<p>${text}</p>`);
