/**
 * How is the person's own report written: as a FHIR document, and as a page that anybody can print? Both of the same
 * events under the same head.
 */
import type { AuditEvent, Bundle, Composition } from 'fhir/r4';
import { sha256 } from '@noble/hashes/sha2.js';
import { accessReportOf, countsInWords, timesInWords, type Visit } from '../../domain/access-report';
import { readAuditEvent } from '../../domain/audit';
import { INSTANCE_SYSTEM } from '../../domain/audit';
import { NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import { REPORT_FOOT, REPORT_TITLE, reportHead, type ReportHead } from '../../domain/report-head';

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A UUID (version 8) of these words: equal reports have equal names. */
function uuidOf(...words: readonly string[]): string {
  const digits = hex(sha256(new TextEncoder().encode(JSON.stringify(words)))).slice(0, 32);
  const [a, b, c, d, e] = [0, 8, 13, 17, 20].map((at, part) => digits.slice(at, [8, 12, 16, 20, 32][part]));
  return `${a ?? ''}-${b ?? ''}-8${c ?? ''}-a${d ?? ''}-${e ?? ''}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const headRows = (head: ReportHead): string =>
  reportHead(head)
    .map(([label, value]) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}.</dd>`)
    .join('');

/** `events` are those of the report, newest first. */
export function fhirReport(head: ReportHead, region: string, events: readonly AuditEvent[]): Bundle {
  const base = [head.nhsNumber, head.madeAt, head.instance];
  const entries = events.map((resource) => ({
    fullUrl: `urn:uuid:${uuidOf(...base, 'event', resource.id ?? '')}`,
    resource,
  }));
  const composition: Composition = {
    resourceType: 'Composition',
    id: uuidOf(...base, 'composition'),
    status: 'final',
    type: { text: 'Report of who looked at a joined-up record' },
    subject: {
      type: 'Patient',
      identifier: { system: NHS_NUMBER_SYSTEM, value: head.nhsNumber },
      ...(head.name === undefined ? {} : { display: head.name }),
    },
    date: head.madeAt,
    author: [
      {
        type: 'Organization',
        identifier: { system: INSTANCE_SYSTEM, value: region },
        display: head.instance,
      },
    ],
    // whose users alone are in it, where it is not everybody's
    ...(head.onlyOf === undefined ? {} : { custodian: { type: 'Organization', display: head.onlyOf } }),
    title: REPORT_TITLE,
    confidentiality: 'R',
    event: [{ period: { ...(head.from === undefined ? {} : { start: head.from }), end: head.to ?? head.madeAt } }],
    section: [
      {
        title: 'About this report',
        text: {
          status: 'additional',
          div: `<div xmlns="http://www.w3.org/1999/xhtml"><dl>${headRows(head)}</dl><p>${escaped(REPORT_FOOT)}</p></div>`,
        },
      },
      ...(entries.length === 0
        ? []
        : [{ title: 'Who looked', entry: entries.map(({ fullUrl }) => ({ reference: fullUrl })) }]),
    ],
  };
  return {
    resourceType: 'Bundle',
    type: 'document',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuidOf(...base)}` },
    timestamp: head.madeAt,
    entry: [{ fullUrl: `urn:uuid:${composition.id ?? ''}`, resource: composition }, ...entries],
  };
}

const visitRow = ({ at, again, heading, sentences, emergency, refused, failed }: Visit): string =>
  `<li><strong>${escaped(timesInWords([at, ...again]))}</strong> ${escaped(heading)}` +
  `${again.length > 0 ? `, ${String(again.length + 1)} times` : ''}` +
  `${emergency ? ' <em>emergency</em>' : ''}${refused ? ' <em>refused</em>' : ''}${failed ? ' <em>failed</em>' : ''}` +
  `${sentences.map((sentence) => `<br>${escaped(sentence)}`).join('')}</li>`;

const STYLE =
  'body{font:16px/1.5 Arial,sans-serif;color:#212b32;max-width:48rem;margin:2rem auto;padding:0 1rem}' +
  'h1{font-size:1.6rem}h2{font-size:1.2rem;margin-bottom:.25rem;break-after:avoid}dt{font-weight:bold}' +
  'dd{margin:0 0 .5rem}li{margin-bottom:.5rem;break-inside:avoid}ul{padding-left:1.2rem}' +
  '@media print{body{margin:0;max-width:none;font-size:11pt}@page{margin:18mm}}';

/** A whole page without anything fetched: to keep, to read, to print. */
export function htmlReport(head: ReportHead, events: readonly AuditEvent[]): string {
  const report = accessReportOf(events.map(readAuditEvent));
  const visitors = report.visitors
    .map(
      ({ name, as, visits }) =>
        `<section><h2>${escaped(name)}${as === '' ? '' : `, ${escaped(as)}`}</h2>` +
        `<ul>${visits.map(visitRow).join('')}</ul></section>`,
    )
    .join('');
  return (
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(REPORT_TITLE)}</title>` +
    `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body><main>` +
    `<h1>${escaped(REPORT_TITLE)}</h1><dl>${headRows(head)}</dl><p>${escaped(countsInWords(report))}</p>` +
    `${visitors}<p>${escaped(REPORT_FOOT)}</p></main></body></html>`
  );
}
