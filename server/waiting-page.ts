/** What is shown of a program that is starting: how far it is, in words and as a bar; it looks again by itself. */
import { createHash } from 'node:crypto';
import type { Waiting } from './held-port';

/** What the program that starts tells of itself. */
export type Told =
  | { readonly kind: 'step'; readonly step: number; readonly of: number; readonly words: string }
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly problem: string };

export const isTold = (message: unknown): message is Told =>
  typeof message === 'object' && message !== null && 'kind' in message;

const STYLE = `
body{margin:0;background:#f0f4f5;color:#212b32;font:16px/24px arial,"liberation sans",helvetica,sans-serif}
header{padding:6px 16px;background:#003087;color:#fff;font-weight:700}
main{max-width:640px;margin:48px auto;padding:16px 24px 24px;background:#fff}
main{border:1px solid #d8dde0;border-top:4px solid #003087}
h1{margin:0 0 8px;font-size:20px;line-height:28px}p{margin:0 0 12px}
progress{width:100%;height:12px;accent-color:#003087}
@media(max-width:720px){main{margin:16px}}
@media(prefers-color-scheme:dark){body{background:#10161b;color:#e8edee}main{background:#182027;border-color:#36434d}}
`;

const HASH = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${HASH}'; base-uri 'none'; frame-ancestors 'none'`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

const pageOf = (title: string, body: string, again: boolean): string => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${again ? '<meta http-equiv="refresh" content="2">' : ''}<title>${title} – Whole Picture</title>
<style>${STYLE}</style></head>
<body><header>Whole Picture · Secondary use</header><main><h1>${title}</h1>${body}</main></body></html>
`;

function stepBody({ step, of, words }: Extract<Told, { readonly kind: 'step' }>): string {
  const share = `${String(step)} of ${String(of)}`;
  return `<p>Step ${share}: ${escaped(words)}…</p>
<p><progress aria-label="Steps done" max="${String(of)}" value="${String(step - 1)}">${share}</progress></p>
<p>Made-up people are made, and a first data set is built of them: it takes about a minute. Nobody here is real.
This page looks again by itself.</p>`;
}

/** Of the last that was told; null before anything was. */
export function waitingPage(told: Told | null): Waiting {
  if (told?.kind === 'failed')
    return {
      over: true,
      policy: POLICY,
      page: pageOf(
        'Secondary use is not running',
        `<p>${escaped(told.problem)}</p><p>The record viewer goes on. Put this right, and start it again.</p>`,
        false,
      ),
    };
  const step = told?.kind === 'step' ? told : { kind: 'step' as const, step: 1, of: 1, words: 'Starting' };
  return { over: false, policy: POLICY, page: pageOf('Secondary use is starting', stepBody(step), true) };
}
