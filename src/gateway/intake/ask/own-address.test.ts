import { expect, test } from 'vitest';
import { ownAddress } from './own-address';

const BASE = 'https://north.test/fhir';

test.each([
  ['https://north.test/fhir?page=2', undefined, 'https://north.test/fhir?page=2'],
  ['https://north.test/fhir/Condition?page=2', undefined, 'https://north.test/fhir/Condition?page=2'],
  ['Condition?page=2', undefined, 'https://north.test/fhir/Condition?page=2'],
  ['?page=2', 'https://north.test/fhir/Condition?page=1', 'https://north.test/fhir/Condition?page=2'],
  ['/fhir/Binary/1#x', undefined, 'https://north.test/fhir/Binary/1'],
])('%s is the provider’s own', (link, current, expected) => {
  expect(ownAddress(BASE, link, current)).toBe(expected);
});

test.each([
  'https://evil.test/fhir/Condition',
  'http://north.test/fhir/Condition',
  'https://north.test:8443/fhir/Condition',
  'https://north.test/fhirs/Condition',
  'https://north.test/admin',
  'https://north.test/fhir/../admin',
  'https://north.test/fhir/%2e%2e/admin',
  'https://north.test/fhir/..%2fadmin',
  'https://user:secret@north.test/fhir/Condition',
  '//evil.test/fhir',
  '../admin',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://north.test@evil.test/fhir/x',
  'http://[',
])('%s leads elsewhere and is never asked', (link) => {
  expect(ownAddress(BASE, link)).toBeNull();
});
