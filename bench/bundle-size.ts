/** S8: how much JavaScript must arrive before the record shows, gzipped? The entry, what it imports, and the record screen's own part. */
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Figure } from './measure';
import { round } from './measure';

type Part = Awaited<ReturnType<typeof build>> extends infer Built ? (Built extends { output: (infer Each)[] } ? Each : never) : never;
type Chunk = Extract<Part, { type: 'chunk' }>;

const isChunk = (part: Part): part is Chunk => part.type === 'chunk';

export async function bundleSize(): Promise<Figure> {
  const built = await build({ logLevel: 'error', build: { write: false } });
  if (!('output' in built)) throw new Error('the build did not give one output');
  const chunks = new Map(built.output.filter(isChunk).map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set<Chunk>();
  const need = (chunk: Chunk | undefined): void => {
    if (chunk === undefined || needed.has(chunk)) return;
    needed.add(chunk);
    chunk.imports.forEach((name) => { need(chunks.get(name)); });
  };
  for (const chunk of chunks.values())
    if (chunk.isEntry || chunk.facadeModuleId?.endsWith('RecordScreen.tsx')) need(chunk);
  const parts = Object.fromEntries([...needed].map(({ fileName, code }) => [fileName, round(gzipSync(code).length / 1000)]));
  const value = round(Object.values(parts).reduce((sum, kilobytes) => sum + kilobytes, 0));
  return { bar: 'S8', measure: 'JavaScript before the record shows, gzipped', value, atMost: 150, unit: 'kB', parts };
}
