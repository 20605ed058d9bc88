/**
 * Is this a valid STU3 resource? A structural check by the table of elements: names, cardinality, types, dates and
 * required codes.
 */
import { STU3_TYPES, type Elements } from './stu3-elements';

const DATE = String.raw`\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?`;
const TIME = String.raw`T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})`;

const TEXT_FORMS: Readonly<Record<string, RegExp>> = {
  string: /\S/u,
  uri: /^\S+$/u,
  code: /^\S+( \S+)*$/u,
  id: /^[A-Za-z0-9\-.]{1,64}$/u,
  date: new RegExp(`^${DATE}$`, 'u'),
  dateTime: new RegExp(`^(${DATE}|\\d{4}-\\d{2}-\\d{2}${TIME})$`, 'u'),
  instant: new RegExp(`^\\d{4}-\\d{2}-\\d{2}${TIME}$`, 'u'),
  time: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/u,
  base64Binary: /^[A-Za-z0-9+/=\s]+$/u,
};

const NUMBERS: Readonly<Record<string, (value: number) => boolean>> = {
  decimal: Number.isFinite,
  integer: Number.isInteger,
  unsignedInt: (value) => Number.isInteger(value) && value >= 0,
  positiveInt: (value) => Number.isInteger(value) && value > 0,
};

/** Quantity under the names it has in special uses. */
const QUANTITIES = new Set(['Duration', 'Age']);

interface Form {
  readonly types: readonly string[];
  readonly codes: readonly string[] | null;
  readonly required: boolean;
  readonly many: boolean;
}

function formOf(text: string): Form {
  const body = text.replace(/[!*+]$/u, '');
  const mark = text.slice(body.length);
  const bound = /^code\((.*)\)$/u.exec(body);
  return {
    types: bound ? ['code'] : body.split('|'),
    codes: bound ? (bound[1] ?? '').split(',') : null,
    required: mark === '!' || mark === '+',
    many: mark === '*' || mark === '+',
  };
}

function faultsOfValue(value: unknown, type: string, codes: readonly string[] | null, path: string): readonly string[] {
  const text = TEXT_FORMS[type];
  if (text !== undefined) {
    if (typeof value !== 'string' || !text.test(value)) return [`${path} is no ${type}`];
    return codes !== null && !codes.includes(value) ? [`${path} '${value}' is not one of ${codes.join(', ')}`] : [];
  }
  if (type === 'boolean') return typeof value === 'boolean' ? [] : [`${path} is no boolean`];
  const number = NUMBERS[type];
  if (number !== undefined) return typeof value === 'number' && number(value) ? [] : [`${path} is no ${type}`];
  const elements = STU3_TYPES[QUANTITIES.has(type) ? 'Quantity' : type];
  if (elements === undefined) return [`${path} has the unknown type ${type}`];
  return faultsOfObject(value, elements, path);
}

function faultsOfExtensions(value: unknown, path: string): readonly string[] {
  if (!Array.isArray(value)) return [`${path} must repeat`];
  return (value as Readonly<Record<string, unknown>>[]).flatMap((extension) => {
    const values = Object.keys(extension).filter((key) => key.startsWith('value'));
    const one = values.length + (extension['extension'] === undefined ? 0 : 1) === 1;
    return typeof extension['url'] === 'string' && one ? [] : [`${path} needs a url and one value`];
  });
}

const capital = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1);

function faultsOfObject(value: unknown, elements: Elements, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path} is no object`];
  const object = value as Readonly<Record<string, unknown>>;
  const left = new Set(Object.keys(object));
  const faults: string[] = [];
  for (const common of ['id', 'resourceType']) left.delete(common);
  if (left.delete('extension')) faults.push(...faultsOfExtensions(object['extension'], `${path}.extension`));
  for (const [name, text] of Object.entries(elements)) {
    const form = formOf(text);
    const keys = name.endsWith('[x]')
      ? form.types.map((type) => ({ key: name.slice(0, -3) + capital(type), type }))
      : [{ key: name, type: form.types[0] ?? '' }];
    const present = keys.filter(({ key }) => left.delete(key));
    if (present.length > 1) faults.push(`${path}.${name} has more than one value`);
    if (form.required && present.length === 0) faults.push(`${path}.${name} is missing`);
    for (const { key, type } of present) {
      const inner = object[key];
      if (form.many !== Array.isArray(inner))
        faults.push(`${path}.${key} ${form.many ? 'must repeat' : 'must not repeat'}`);
      else if (Array.isArray(inner) && inner.length === 0) faults.push(`${path}.${key} is empty`);
      else
        for (const one of Array.isArray(inner) ? (inner as unknown[]) : [inner])
          faults.push(...faultsOfValue(one, type, form.codes, `${path}.${key}`));
    }
  }
  return [...faults, ...[...left].map((key) => `${path}.${key} is not an STU3 element`)];
}

interface Resource {
  readonly resourceType: string;
  readonly contained?: unknown;
  readonly [element: string]: unknown;
}

/** Every fault found, in words; an empty list when the resource has the shape STU3 asks for. */
export function stu3Faults(resource: Resource): readonly string[] {
  const type = resource.resourceType;
  const elements = STU3_TYPES[type];
  if (elements === undefined) return [`${type} is not among the STU3 types checked`];
  const { contained, meta, ...rest } = resource;
  const inner = Array.isArray(contained) ? (contained as Resource[]).flatMap(stu3Faults) : [];
  const labels = meta === undefined ? [] : faultsOfValue(meta, 'Meta', null, `${type}.meta`);
  return [...inner, ...labels, ...faultsOfObject(rest, elements, type)];
}
