/**
 * How does a picture of a screen become small enough to keep? As a PNG of at most 256 colours: the most frequent that
 * look apart, and for the rest the nearest of them.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;
const COLOURS = 256;

function* chunks(png: Buffer): Generator<{ readonly type: string; readonly body: Buffer }> {
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), body: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, check]);
}

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
};

/**
 * The pixels as `0xRRGGBB`, of an 8-bit RGB or RGBA picture as browsers write it. Source: PNG specification, filtering.
 */
function pixelsOf(rows: Buffer, width: number, height: number, bytes: number): Uint32Array {
  const stride = width * bytes;
  const plain = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < bytes ? 0 : (plain[at - bytes] ?? 0);
      const up = y === 0 ? 0 : (plain[at - stride] ?? 0);
      const corner = y === 0 || x < bytes ? 0 : (plain[at - stride - bytes] ?? 0);
      const foretold =
        filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : filter === 4
                ? paeth(left, up, corner)
                : 0;
      plain[at] = ((rows[y * (stride + 1) + 1 + x] ?? 0) + foretold) & 255;
    }
  }
  return Uint32Array.from({ length: width * height }, (_, i) => plain.readUIntBE(i * bytes, 3));
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

/**
 * Nearer than this, two colours look alike: the rarer gives its place to something small in another colour, such as a
 * green mark.
 */
const ALIKE = 300;

function paletteOf(counts: ReadonlyMap<number, number>): readonly number[] {
  const palette: number[] = [];
  for (const [colour] of [...counts].sort(([, a], [, b]) => b - a)) {
    if (palette.length < COLOURS && !palette.some((other) => distance(colour, other) < ALIKE)) palette.push(colour);
  }
  return palette;
}

export function smallPng(png: Buffer): Buffer {
  const parts = [...chunks(png)];
  const head = parts[0]?.body ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const rows = inflateSync(Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map(({ body }) => body)));
  const pixels = pixelsOf(rows, width, height, head[9] === 6 ? 4 : 3);
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = paletteOf(counts);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  for (const colour of counts.keys()) {
    if (!places.has(colour))
      places.set(
        colour,
        palette.reduce(
          (best, other, place) => (distance(colour, other) < distance(colour, palette[best] ?? 0) ? place : best),
          0,
        ),
      );
  }
  const indexed = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) indexed[y * (width + 1) + 1 + x] = places.get(pixels[y * width + x] ?? 0) ?? 0;
  const asIndexed = Buffer.from(head);
  asIndexed[8] = 8;
  asIndexed[9] = 3;
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk('IHDR', asIndexed),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(indexed, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
