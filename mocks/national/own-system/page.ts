/** What does a clinician see in the system that they work in? One calm page: a person, and a way to the record. */

export interface PagePerson {
  readonly id: string;
  readonly name: string;
  readonly born: string;
  readonly number: string;
}

export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly where: string;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');

const STYLE = `
  :root { color-scheme: light }
  * { box-sizing: border-box }
  body { margin: 0; font: 16px/1.5 Arial, sans-serif; color: #212b32; background: #f0f4f5 }
  header { background: #425563; color: #fff; padding: 14px 24px }
  header strong { font-size: 19px }
  header span { display: block; font-size: 14px }
  main { max-width: 1040px; margin: 0 auto; padding: 24px }
  h1 { font-size: 27px; line-height: 1.2; margin: 0 0 8px }
  p { margin: 0 0 16px; max-width: 44em }
  form { display: grid; grid-template-columns: minmax(0, 3fr) minmax(260px, 2fr); gap: 24px; align-items: start }
  fieldset, .panel { background: #fff; border: 1px solid #d8dde0; border-radius: 4px; padding: 16px 20px 20px }
  fieldset, .panel { margin: 0; min-width: 0 }
  legend, h2 { font-size: 19px; font-weight: 700; padding: 0; margin: 0 0 8px; float: left; width: 100% }
  .people { list-style: none; margin: 0; padding: 0; clear: both; max-height: 430px; overflow: auto }
  .people li { border-top: 1px solid #e8edee }
  .people label { display: grid; grid-template-columns: 28px 1fr auto; gap: 4px 8px; padding: 9px 4px; cursor: pointer }
  .people label:hover { background: #f0f4f5 }
  .people input { width: 20px; height: 20px; margin: 2px 0; accent-color: #005eb8 }
  .people small { grid-column: 2; color: #4c6272; font-size: 14px }
  .people code { font: inherit; font-variant-numeric: tabular-nums; white-space: nowrap }
  .field { display: block; margin: 0 0 14px; clear: both }
  .field span { display: block; font-weight: 700; margin-bottom: 4px }
  select { width: 100%; font: inherit; padding: 8px; border: 2px solid #4c6272; border-radius: 0 }
  select { background: #fff; color: inherit }
  .ways { display: grid; gap: 10px; margin-top: 18px }
  button { font: inherit; font-weight: 700; text-align: left; color: #fff; background: #005eb8; border: 0 }
  button { border-radius: 4px; padding: 9px 14px; cursor: pointer }
  button small { display: block; font-weight: 400; font-size: 14px }
  button.other { background: #fff; color: #005eb8; box-shadow: inset 0 0 0 2px #005eb8 }
  button:hover { background: #003d78; color: #fff }
  :focus-visible { outline: 4px solid #ffeb3b; outline-offset: 0; box-shadow: inset 0 0 0 2px #212b32 }
  footer { max-width: 1040px; margin: 0 auto; padding: 0 24px 32px; color: #4c6272; font-size: 14px }
  @media (max-width: 760px) {
    main { padding: 16px } form { grid-template-columns: minmax(0, 1fr); gap: 16px }
    .people { max-height: 300px } .people code { grid-column: 2; white-space: normal }
    footer { padding: 0 16px 24px }
  }`;

const frame = (title: string, body: string): string => `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title><style>${STYLE}</style></head>
<body>${body}</body></html>`;

const personRow = ({ id, name, born, number }: PagePerson, at: number): string => `
  <li><label><input type="radio" name="patient" value="${safe(id)}"${at === 0 ? ' checked' : ''}>
  <span>${safe(name)}</span> <code>${safe(number)}</code><small>Born ${safe(born)}</small></label></li>`;

const userOption = ({ id, name, where }: PageUser): string =>
  `<option value="${safe(id)}">${safe(name)}, ${safe(where)}</option>`;

const way = (door: string, words: string, more: string, other = true): string =>
  `<button type="submit" name="door" value="${door}"${other ? ' class="other"' : ''}>${words}` +
  `<small>${more}</small></button>`;

export const ownSystemPage = (system: string, people: readonly PagePerson[], users: readonly PageUser[]): string =>
  frame(
    `${system}: patients`,
    `<header><strong>${safe(system)}</strong><span>As from your own system: everybody here is made up</span></header>
<main>
  <h1>Open the shared record of a patient</h1>
  <p>Choose a patient, as you would in the system that you work in all day. Each way opens Whole Picture in a window of
  its own, and asks you to sign in there first.</p>
  <form action="/open" method="get" target="_blank" rel="noopener">
    <fieldset><legend>Patient</legend>
      <ul class="people" tabindex="0" aria-label="Patients">${people.map(personRow).join('')}</ul></fieldset>
    <div class="panel">
      <h2>Here, and there</h2>
      <label class="field"><span>Working in ${safe(system)}</span><select name="user">
        ${users.map(userOption).join('')}
        <option value="">Somebody whom Whole Picture does not know by this system</option></select></label>
      <label class="field"><span>Begin at</span><select name="start">
        <option value="">Where the role begins</option><option value="results">Results</option>
        <option value="medicines">Medicines</option><option value="timeline">Timeline</option></select></label>
      <div class="ways">
        ${way('smart', 'Shared record', 'SMART App Launch: in the context of the patient', false)}
        ${way('link', 'By a link', 'Fills the form; you press “Open record”')}
        ${way('hint', 'By an encrypted link', 'Fills the form; nobody can read the link')}
        ${way('signed', 'By an encrypted and signed link', 'Opens after the sign-in')}
        ${way('token', 'By a signed form', 'A JWT, sent by POST; opens after the sign-in')}
      </div>
    </div>
  </form>
</main>
<footer>This page stands for the system of a hospital or practice. It is a part of the demonstration, and of no real
installation.</footer>`,
  );

/** A form that sends itself, as systems do that post a token. */
export const postingPage = (action: string, token: string): string =>
  frame(
    'Opening the shared record',
    `<main><h1>Opening the shared record</h1><form class="panel" method="post" action="${safe(action)}">
<input type="hidden" name="token" value="${safe(token)}"><button type="submit">Go on</button></form></main>
<script>document.forms[0].submit()</script>`,
  );

/** What was asked for is not there. */
export const lostPage = (what: string): string =>
  frame('Not found', `<main><h1>Not found</h1><p>${safe(what)}</p></main>`);
