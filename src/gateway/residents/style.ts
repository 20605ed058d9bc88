/** How does the residents’ page look? Phone first, then wider, then on paper; the colours of the NHS, and no script. */

export const STYLE = `
:root { color-scheme: light; --ink: #212b32; --blue: #005eb8; --line: #768692; --paper: #ffffff; --quiet: #f0f4f5; }
* { box-sizing: border-box; }
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; }
html.large { font-size: 162.5%; }
body { margin: 0; color: var(--ink); background: var(--paper); font-family: Frutiger W01, Arial, sans-serif;
  line-height: 1.5; overflow-wrap: break-word; }
a { color: var(--blue); }
a:focus-visible, main:focus-visible { outline: 4px solid #212b32; background: #ffeb3b; color: #212b32; }
main:focus-visible { background: none; outline: none; }
.skip { position: absolute; inset-inline-start: -999rem; padding: 0.5rem 1rem; }
.skip:focus { position: static; display: block; }
header { background: var(--blue); color: #ffffff; }
header p { margin: 0 auto; padding: 0.75rem 1rem; max-width: 48rem; font-weight: 600; }
header a { color: #ffffff; text-decoration: none; }
header span { display: block; font-weight: 400; }
.choices { max-width: 48rem; margin: 0 auto; padding: 0.5rem 1rem 0; }
.choices a { display: inline-block; padding: 0.25rem 0; margin-inline-end: 1rem; }
main, footer { max-width: 48rem; margin: 0 auto; padding: 0 1rem 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0; }
h2 { font-size: 1.375rem; line-height: 1.25; margin: 2rem 0 0.75rem; }
h3 { font-size: 1.125rem; margin: 1.25rem 0 0.5rem; }
p, ul, ol, dl { margin: 0 0 1rem; }
ul, ol { padding-inline-start: 1.5rem; }
li { margin-bottom: 0.25rem; }
.contents { background: var(--quiet); padding: 0.25rem 1rem 0.5rem; }
.contents h2 { font-size: 1.125rem; margin: 0.75rem 0 0.5rem; }
.contents li { margin: 0; }
.contents a { display: inline-block; padding: 0.25rem 0; }
dl div { border-bottom: 1px solid #d8dde0; padding: 0.5rem 0; }
dt { font-weight: 600; }
dd { margin: 0; }
.button { display: inline-block; margin: 0 0.5rem 0.75rem 0; border: 0; padding: 0.625rem 1rem; border-radius: 4px;
  background: #007f3b; color: #ffffff; font-weight: 600; text-decoration: none; box-shadow: 0 4px 0 #00401e; }
footer { border-top: 1px solid #d8dde0; padding-top: 1rem; }
.paper { border: 2px solid var(--line); padding: 0 1rem 0.5rem; margin: 0 0 1rem; }
.paper h2 { margin-top: 0.75rem; }
.line, .lines { border-bottom: 1px solid var(--ink); min-height: 2.25rem; margin-bottom: 0.75rem; }
.lines { min-height: 5.5rem; }
.tick { display: grid; grid-template-columns: 1.5rem 1fr; gap: 0.75rem; }
.tick span { width: 1.5rem; height: 1.5rem; border: 2px solid var(--ink); }
@media (min-width: 40rem) {
  h1 { font-size: 2.25rem; }
  header span { display: inline; margin-inline-start: 0.75rem; }
  dl div { display: grid; grid-template-columns: 14rem 1fr; gap: 1rem; }
}
@media print {
  html { font-size: 12pt; }
  html.large { font-size: 18pt; }
  header { background: none; color: #000000; }
  header a { color: #000000; }
  .skip, .choices, .contents, .button, footer { display: none; }
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  .paper, .line, .lines, .tick, dl div, li { break-inside: avoid; }
}
`;
