/** How is a medicine's line written where there is no type to set it in? As on the screen, DOSE and all. */
import type { Entry } from '../../../../record/entry';
import { DO_NOT } from '../../../../domain/do-not';
import { medicineParts } from '../../../sections/medications/MedicineLine';

export function medicineText({ detail, title }: Entry): string {
  if (detail.section !== 'medications' || detail.standing === 'statement') return title;
  const name = detail.generic.startsWith('“') ? detail.generic : detail.generic.toLowerCase();
  return [
    `${detail.doNotGive ? `${DO_NOT.trim()} ` : ''}${name}`,
    ...medicineParts(detail).map(({ text }) => text),
  ].join(' – ');
}
