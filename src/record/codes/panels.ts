/** By which names does one laboratory report go? Abbreviations in NHS use; a report of no listed kind keeps its own name. */

const ROWS = `
full blood count|fbc,complete blood count,cbc,full blood count - fbc,blood count
urea and electrolytes|u&e,u and e,ue,u&es,us and es,urea & electrolytes,urea electrolytes,renal profile,renal function,renal function tests
liver function tests|lft,lfts,liver function test,liver profile,liver function
bone profile|bone chemistry,bone screen
thyroid function tests|tft,tfts,thyroid function test,thyroid profile,thyroid function
lipid profile|lipids,lipid screen,fasting lipids,serum lipids
clotting screen|coagulation screen,coagulation profile,clotting profile
urine microscopy and culture|msu,mid-stream urine,mid stream urine,midstream urine,urine culture,urine microscopy culture and sensitivity,urine mc&s
chest x-ray|cxr,chest xray,x-ray chest,xr chest,plain chest x-ray
electrocardiogram|ecg,ekg,12 lead ecg,12-lead ecg
`;

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const BY_NAME = new Map<string, string>();
for (const line of ROWS.split('\n')) {
  const [name = '', others = ''] = line.split('|');
  if (name === '') continue;
  for (const one of [name, ...others.split(',')]) BY_NAME.set(plain(one), name);
}

/** The usual name of the report that goes by this name; null where it is of no listed kind. */
export const panelNamed = (name: string): string | null => BY_NAME.get(plain(name)) ?? BY_NAME.get(plain(name.replace(/\s*\([^()]*\)/g, ' '))) ?? null;
