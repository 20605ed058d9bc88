/** What do the security labels of a resource say, wherever in it they stand? Source: POLICY 3, FHIR security labels. */
import type { Json } from '../../domain/json';
import { CAPPED, capMark, EXCLUDED } from '../../policy/marks';
import { asText, codeMarks, hasKeys, type Judging } from './judging';

const RESTRICTED = capMark('restricted');
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/** What is no coding at all has no code, and counts as a label that nobody knows. */
function readLabel(judging: Judging, coding: unknown): void {
  const { system, code, text, display = text } = coding as Json;
  const said = judging.codes.label(asText(system), asText(code));
  judging.labelled |= said;
  // a label by a code that nobody knows may say in words what it is
  if ((said & RESTRICTED) !== 0 && typeof display === 'string') judging.labelled |= judging.reading.words(display);
}

/** One label or a list of them, as codings or as concepts. */
export function readLabels(judging: Judging, value: unknown): void {
  if (value === undefined || value === null) return;
  const { coding } = value as Json;
  if (Array.isArray(value)) for (const one of value as readonly unknown[]) readLabels(judging, one);
  else if (Array.isArray(coding)) for (const one of coding as readonly unknown[]) readLabel(judging, one);
  else readLabel(judging, value);
}

/** A label that was set as a tag counts; a tag that is no label says nothing. */
export function readTags(judging: Judging, value: unknown): void {
  if (Array.isArray(value)) for (const one of value as readonly unknown[]) readTags(judging, one);
  else if (hasKeys(value))
    judging.labelled |= codeMarks(judging, value['system'], value['code'], false) & (EXCLUDED | CAPPED);
}

/** The one element that gives a label as a bare code. */
export function readConfidentiality(judging: Judging, code: string): void {
  judging.labelled |= judging.codes.label(CONFIDENTIALITY, code);
}
