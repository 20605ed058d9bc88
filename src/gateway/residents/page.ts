/** What does a resident see at `/public`? One page in plain words, whole without a script, phone first. */
import { html, list, paragraphs, type Html } from './html';
import type { Chosen, Words } from './languages';
import type { Told } from './told';

/** Where the statement stands that public bodies owe their readers. */
export const ACCESSIBILITY = '/public/accessibility';

export interface Asked extends Chosen {
  readonly isLarge: boolean;
  readonly instance: string;
}

/** The address of another page, or of this one in another language or size; English at normal size says neither. */
export function addressOf(path: string, code: string, isLarge: boolean): string {
  const said = [...(code === 'en' ? [] : [`lang=${code}`]), ...(isLarge ? ['print=large'] : [])];
  return said.length === 0 ? path : `${path}?${said.join('&')}`;
}

const languages = ({ all, code, isLarge }: Asked, path: string): readonly Html[] =>
  all
    .filter((one) => one.code !== code)
    .map((one) => html` <a href="${addressOf(path, one.code, isLarge)}" lang="${one.code}">${one.name}</a>`);

/** Everything around a page’s own words. */
export const frame = (asked: Asked, path: string, title: string, main: Html): string => {
  const { words, code, isLarge, instance } = asked;
  return html`<!doctype html>
    <html lang="${words.code}" dir="${words.direction}" class="${isLarge ? 'large' : 'normal'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – ${instance}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/public/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header>
          <p><a href="${addressOf('/public', code, isLarge)}">${words.titles.site}</a> <span>${instance}</span></p>
        </header>
        <nav class="choices" aria-label="${words.ways}">
          <a href="${addressOf(path, code, !isLarge)}">${isLarge ? words.normalPrint : words.largePrint}</a>
          ${languages(asked, path)}
        </nav>
        <main id="main" tabindex="-1">${main}</main>
        <footer>
          <p>${words.foot}</p>
          <p><a href="${addressOf(ACCESSIBILITY, code, isLarge)}">${words.accessibility.title}</a></p>
        </footer>
      </body>
    </html> `.html;
};

const contents = ({ contents: heading, what, never, organisations, choice, how }: Words): Html =>
  html`<nav aria-labelledby="contents" class="contents">
    <h2 id="contents">${heading}</h2>
    <ul>
      ${(
        [
          ['what', what.heading],
          ['never', never.heading],
          ['organisations', organisations.heading],
          ['choice', choice.heading],
          ['how', how.heading],
        ] as const
      ).map(([id, text]) => html`<li><a href="#${id}">${text}</a></li>`)}
    </ul>
  </nav>`;

const neverShared = ({ words: { never }, code }: Asked, told: Told): Html =>
  html`<section aria-labelledby="never">
    <h2 id="never">${never.heading}</h2>
    <p>${never.lead}</p>
    <dl>
      ${told.neverShared.map(
        ({ name, words }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${words}</dd>
          </div>`,
      )}
    </dl>
    ${
      told.neverAsked.length === 0
        ? html``
        : html`<p>${never.services}</p>
            ${list(told.neverAsked)}`
    }
    <p>${never.honest}</p>
    <p><a href="${addressOf('/public/never-shared.txt', code, false)}">${never.download}</a></p>
  </section>`;

const organisations = ({ words: { organisations: said } }: Asked, told: Told): Html =>
  html`<section aria-labelledby="organisations">
    <h2 id="organisations">${said.heading}</h2>
    <p>${told.organisations.length === 0 ? said.none : said.lead}</p>
    ${told.organisations.map(
      ({ heading, names }) =>
        html`<h3>${heading}</h3>
          ${list(names)}`,
    )}
  </section>`;

const choice = ({ choice: said }: Words): Html =>
  html`<section aria-labelledby="choice">
    <h2 id="choice">${said.heading}</h2>
    ${paragraphs(said.paragraphs)}
    <h3>${said.coversHeading}</h3>
    ${list(said.covers)}
  </section>`;

const how = ({ words: { how: said }, code, isLarge }: Asked): Html =>
  html`<section aria-labelledby="how">
    <h2 id="how">${said.heading}</h2>
    <p>
      <a class="button" href="${addressOf('/public/opt-out-form', code, isLarge)}">${said.optOut}</a>
      <a class="button" href="${addressOf('/public/opt-in-form', code, isLarge)}">${said.optIn}</a>
    </p>
    ${paragraphs([said.number, said.post])}
    <h3>${said.secureHeading}</h3>
    <ol>
      ${said.secure.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${paragraphs([said.receipt, said.carried])}
  </section>`;

/** The whole of `/public`. */
export const residentsPage = (asked: Asked, told: Told): string => {
  const { words } = asked;
  return frame(
    asked,
    '/public',
    words.titles.page,
    html`<h1>${words.titles.page}</h1>
      ${contents(words)}
      <section aria-labelledby="what">
        <h2 id="what">${words.what.heading}</h2>
        ${paragraphs(words.what.paragraphs)}
      </section>
      ${neverShared(asked, told)} ${organisations(asked, told)} ${choice(words)} ${how(asked)}`,
  );
};

const field = (label: string, kind: 'line' | 'lines' = 'line'): Html =>
  html`<p class="${kind}"><span>${label}</span></p>`;

const tick = (label: string): Html => html`<p class="tick"><span aria-hidden="true"></span>${label}</p>`;

/** The leaflet’s form on paper: `kind` says which choice it asks for; everything else is alike. */
export const residentsForm = (asked: Asked, kind: 'opt-out' | 'opt-in'): string => {
  const { words } = asked;
  const { form, how: said, titles } = words;
  const title = kind === 'opt-out' ? titles.optOutForm : titles.optInForm;
  const { fields } = form;
  return frame(
    asked,
    `/public/${kind}-form`,
    title,
    html`<h1>${title}</h1>
      <p>${form.starred}</p>
      <section class="paper" aria-labelledby="person">
        <h2 id="person">${form.aboutYou}</h2>
        ${[
          fields.firstName,
          fields.lastName,
          fields.dateOfBirth,
          fields.nhsNumber,
          fields.gender,
          fields.gpPractice,
        ].map((label) => field(label))}
        ${field(fields.address, 'lines')} ${field(fields.postcode)} ${field(fields.email)}
        <p>${form.contact}</p>
      </section>
      <section class="paper" aria-labelledby="behalf">
        <h2 id="behalf">${form.behalf}</h2>
        ${field(form.behalfName)} ${field(form.relationship)} ${form.behalfChoices.map(tick)}
      </section>
      <section class="paper" aria-labelledby="signature">
        <h2 id="signature">${form.declaration}</h2>
        ${kind === 'opt-out' ? [tick(form.outAsk), tick(form.outTick)] : [tick(form.inAsk)]} ${field(form.fullName)}
        ${field(form.signature)} ${field(form.date)}
        <p>${form.pressure}</p>
      </section>
      <section aria-labelledby="send">
        <h2 id="send">${said.heading}</h2>
        ${paragraphs([said.post])}
        <h3>${said.secureHeading}</h3>
        <ol>
          ${said.secure.map((step) => html`<li>${step}</li>`)}
        </ol>
      </section>`,
  );
};

/** `/public/accessibility`: the same words as docs/assurance/accessibility.md, which is printed from them. */
export const residentsAccessibility = (asked: Asked): string => {
  const { title, lead, can, cannot, ask, technical, prepared } = asked.words.accessibility;
  return frame(
    asked,
    ACCESSIBILITY,
    title,
    html`<h1>${title}</h1>
      <p>${lead}</p>
      ${[can, cannot].map(
        (part) =>
          html`<h2>${part.heading}</h2>
            <p>${part.lead}</p>
            ${list(part.list)}`,
      )}
      ${[ask, technical, prepared].map(
        (part) =>
          html`<h2>${part.heading}</h2>
            ${paragraphs(part.paragraphs)}`,
      )}`,
  );
};
