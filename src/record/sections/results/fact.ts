/** What does one provider say of one result? */
import type { DiagnosticReport, Observation } from 'fhir/r4';
import type { Analyte } from '../../codes/analytes';
import type { FactBase } from '../../section';
import type { Flag } from './flag';
import type { Component } from './component';
import type { Measured } from './value';

export type ResultResource = Observation | DiagnosticReport;

export interface ResultFact extends FactBase {
  /** As sent. */
  readonly name: string;
  /** In a line: a shorter one in place of LOINC's long name. */
  readonly called: string;
  readonly plainName: string;
  readonly codes: readonly string[];
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly analyte: Analyte | undefined;
  readonly isReport: boolean;
  /** A heading over other results, without a value of its own. */
  readonly isGroup: boolean;
  /** The one name of a report that goes by several, such as FBC; null for any other. */
  readonly panel: string | null;
  /** The results of a report, where they came; of a result none. */
  readonly holds: readonly Observation[];
  /** A report that is coded as no more than "a report". */
  readonly general: boolean;
  readonly vital: boolean;
  /** As sent, bare numbers too: they mean something within this provider. */
  readonly identifiers: readonly string[];
  readonly measured: Measured | null;
  readonly components: readonly Component[];
  /** In words what stands where a value should. */
  readonly absent: string | null;
  /** The range that applies, in words; else every range. */
  readonly range: string | null;
  /** Ranges of other people, in words. */
  readonly otherRanges: string | null;
  /** The limits it may be judged by, in its own unit. */
  readonly low: number | null;
  readonly high: number | null;
  readonly flag: Flag | null;
  /** What the laboratory says beside the value: resistant, detected …. */
  readonly finding: string | null;
  /** The laboratory's own word that it is in range. */
  readonly normal: boolean;
  readonly status: string;
  /** Null where the sender does not name it. */
  readonly specimen: string | null;
  /** The kind of specimen, for comparing; null where nothing names it. */
  readonly specimenKind: string | null;
  /** The laboratory's numbers of a report's specimens, long enough to mean one thing; of a result none. */
  readonly accessions: readonly string[];
  readonly bodySite: string | null;
  readonly method: string | null;
  readonly device: string | null;
  readonly performer: string | null;
  readonly comments: readonly string[];
  /** What it was combined from, newest version first. */
  readonly versions: readonly ResultFact[];
}
