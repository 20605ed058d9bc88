/** Small PDFs for tests: text at its places, and what a PDF may hold besides. */

/** The file with these objects, the first of which is the catalog. */
export function pdfOf(objects: readonly string[], trailer = ''): Uint8Array<ArrayBuffer> {
  let out = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = out.length;
    out += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = out.length;
  out += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n`;
  out += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  out += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${String(table)}\n%%EOF\n`;
  return Uint8Array.from(out, (char) => char.charCodeAt(0));
}

const stream = (text: string, head = ''): string =>
  `<< ${head} /Length ${String(text.length)} >>\nstream\n${text}\nendstream`;

export type Drawn = readonly [x: number, y: number, text: string];

interface Besides {
  readonly title?: string;
  readonly note?: string;
  readonly field?: string;
  /** Drawn in no colour. */
  readonly hidden?: string;
  readonly bookmark?: string;
  readonly file?: string;
  readonly blankPages?: number;
}

/** One page of Helvetica with these texts at these places, points from the lower left corner. */
export function letterPdf(drawn: readonly Drawn[], besides: Besides = {}): Uint8Array<ArrayBuffer> {
  const { title, note, field, hidden, bookmark, file, blankPages = 0 } = besides;
  const text = drawn.map(([x, y, words]) => `1 0 0 1 ${String(x)} ${String(y)} Tm (${words}) Tj`).join('\n');
  const unseen = hidden === undefined ? '' : `3 Tr 1 0 0 1 50 50 Tm (${hidden}) Tj`;
  const rect = '/Rect [50 100 200 120]';
  const objects = [
    '',
    '',
    '',
    stream(`BT /F1 12 Tf\n${text}\n${unseen}\nET`),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  const add = (object: string): string => `${String(objects.push(object))} 0 R`;
  const notes: string[] = [];
  if (note !== undefined) notes.push(add(`<< /Type /Annot /Subtype /Text ${rect} /Contents (${note}) >>`));
  const fields: string[] = [];
  if (field !== undefined)
    fields.push(add(`<< /Type /Annot /Subtype /Widget /FT /Tx /T (answer) /V (${field}) ${rect} /DA (/F1 12 Tf) >>`));
  let names = '';
  if (file !== undefined) {
    const held = add(stream('x', '/Type /EmbeddedFile'));
    const spec = add(`<< /Type /Filespec /F (${file}) /UF (${file}) /EF << /F ${held} >> >>`);
    names = `/Names << /EmbeddedFiles << /Names [(${file}) ${spec}] >> >>`;
  }
  let outlines = '';
  if (bookmark !== undefined) {
    const root = `${String(objects.length + 2)} 0 R`;
    const item = add(`<< /Title (${bookmark}) /Parent ${root} /Dest [3 0 R /Fit] >>`);
    outlines = `/Outlines ${add(`<< /Type /Outlines /First ${item} /Last ${item} /Count 1 >>`)}`;
  }
  const blank = Array.from({ length: blankPages }, () =>
    add('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'),
  );
  const info = title === undefined ? '' : `/Info ${add(`<< /Title (${title}) >>`)}`;
  const form = fields.length > 0 ? `/AcroForm << /Fields [${fields.join(' ')}] /DR << /Font << /F1 5 0 R >> >> >>` : '';
  objects[0] = `<< /Type /Catalog /Pages 2 0 R ${names} ${outlines} ${form} >>`;
  objects[1] = `<< /Type /Pages /Kids [3 0 R ${blank.join(' ')}] /Count ${String(1 + blank.length)} >>`;
  objects[2] =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ' +
    `/Resources << /Font << /F1 5 0 R >> >> /Annots [${[...notes, ...fields].join(' ')}] >>`;
  return pdfOf(objects, info);
}
