/**
 * Can anything a reader is shown say the bare word "none"? Every word in the code that can reach a screen or a print,
 * and all that the synthetic people's records say. RECORD, "Absence has a reason".
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { strangers } from '../fhir-fixtures/strangers';
import { asTable } from '../server/timeline/print';
import { SECTIONS } from '../src/domain/sections';
import { describeEntry } from '../src/record/describe';
import { absenceLines } from '../src/viewer/open-record/absence-words';
import { scoreTruth } from './score';

const BARE = /\bnone\b/iu;

/**
 * Where the words are written that reach a reader of a record. The policy screen tells of no record: None is a depth of
 * its tables.
 */
const SPOKEN = [
  'src/viewer',
  'src/record',
  'src/domain',
  'src/gateway/access',
  'src/gateway/routes',
  'src/gateway/redact',
  'server/timeline',
];
const NOTICES = ['server/timeline.ts'];
const ROOT = join(import.meta.dirname, '..');

/** A code that happens to be spelt so: compared, a type, a key, or an attribute of a drawing. */
function isCode(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isLiteralTypeNode(parent) || ts.isJsxAttribute(parent) || ts.isRegularExpressionLiteral(node)) return true;
  if (ts.isBinaryExpression(parent))
    return [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
      parent.operatorToken.kind,
    );
  return false;
}

/** Where `none` is what a statement says, as a code, or a word to be read. */
const SAYS_CODES =
  /^src\/record\/(?:absence|fhir\/transferred|sections\/problems\/denial|sections\/procedures\/read)\.ts$/;

/** The value of a parameter of OpenID Connect: nobody reads it. */
const ASKS_UNSEEN = 'src/viewer/launch/SignInToGoOn.tsx';

/** A coverage code, a depth of the role view, or a header for browsers: no sentence is made of these. */
const isSign = (text: string, file: string): boolean =>
  (text === 'none' && SAYS_CODES.test(file)) ||
  text === 'none-recorded' ||
  (text === 'none' && (file.startsWith('src/gateway/') || file === ASKS_UNSEEN)) ||
  /^default-src 'none'/.test(text);

function spoken(file: string): readonly string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  if (!BARE.test(source)) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text =
      ts.isStringLiteral(node) ||
      ts.isJsxText(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
        ? node.text
        : null;
    if (text !== null && BARE.test(text) && !isCode(node) && !isSign(text, file)) found.push(`${file}: ${text.trim()}`);
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(
      file,
      source,
      ts.ScriptTarget.Latest,
      true,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
  return found;
}

describe('the bare word none', () => {
  it('is written in no sentence that the viewer, the gateway or the timeline command can say', () => {
    const files = [
      ...NOTICES,
      ...SPOKEN.flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
      ),
    ].filter((file) => /\.tsx?$/.test(file) && !/\.test\.|screens\/policy\//.test(file));
    expect(files.length).toBeGreaterThan(200);
    expect(files.flatMap(spoken)).toEqual([]);
  });

  it('is said of nobody: not in an entry, in what stands behind it, nor in what is absent', async () => {
    const { people } = await scoreTruth();
    // Whoever wrote the word themselves is shown as they wrote it.
    const theirs = new Set(
      strangers()
        .filter((stranger) => /\bnone\b/i.test(JSON.stringify(stranger.providers)))
        .map(({ person }) => person.id),
    );
    for (const { id, record } of people.filter((one) => !theirs.has(one.id))) {
      const opened = record.entries.map((entry) => ({
        ...describeEntry(record, entry.id),
        title: entry.title,
        summary: entry.summary,
        status: entry.status,
        tag: entry.tag,
        conflicts: entry.conflicts,
      }));
      const lines = SECTIONS.flatMap((section) => absenceLines(record.absences, section, (name) => name, 9));
      const printed = asTable(record, record.warnings, (_, reference) => reference);
      expect([id, JSON.stringify(opened).match(BARE), JSON.stringify(lines).match(BARE), printed.match(BARE)]).toEqual([
        id,
        null,
        null,
        null,
      ]);
    }
  });
});
