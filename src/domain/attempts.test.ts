/** Is a refusal told apart from an attempt that failed, for every action of the audit? */
import { describe, expect, it } from 'vitest';
import { actionWords, endingOf } from './attempts';
import { AUDIT_ACTIONS, type AuditAction, type AuditLine } from './audit';

const ACTIONS = Object.keys(AUDIT_ACTIONS) as readonly AuditAction[];
const line = (action: AuditAction, succeeded: boolean, why?: string): AuditLine => ({
  recorded: '2026-07-01T09:00:00Z',
  action: AUDIT_ACTIONS[action].text,
  succeeded,
  user: 'Dr Asha Patel',
  role: 'GP',
  organisation: 'Parkside',
  nhsNumber: null,
  details: why === undefined ? {} : { why },
});

describe('how an act ended', () => {
  it.each(ACTIONS)('%s: done where it succeeded, in the words of the audit', (action) => {
    const done = line(action, true);
    expect([endingOf(done), actionWords(done)]).toEqual(['done', AUDIT_ACTIONS[action].text]);
  });

  it.each(ACTIONS)('%s: a refusal only where somebody decided against it', (action) => {
    const isRefusal = /(^|-)refused$/.test(action);
    const stands = action === 'opt-out-held' || action === 'opt-out-kept';
    expect(endingOf(line(action, false, 'opted out'))).toBe(isRefusal ? 'refused' : stands ? 'done' : 'failed');
  });

  it('is refused where an alert is about the officer, and never said to be done', () => {
    const own = line('alert-acknowledged', false, 'it is about the officer');
    expect([endingOf(own), actionWords(own)]).toEqual(['refused', 'Tried to close an alert']);
  });

  it.each(ACTIONS)('%s: what failed is never said as done where nothing was', (action) => {
    const why = 'a part of the system did not answer; nothing was shown';
    const failed = line(action, false, why);
    if (/^(?:provider-read|document-read|alert-acknowledged|role-changed)$|(^|-)refused$/.test(action))
      expect(actionWords(failed)).not.toBe(AUDIT_ACTIONS[action].text);
    if (action === 'refused') expect(actionWords(failed)).not.toMatch(/refused/i);
  });

  it.each(ACTIONS)('%s: nobody found and no answer are failed attempts, and no word says refused', (action) => {
    for (const why of ['nobody matched number and date of birth', 'demographics did not answer']) {
      const stands = action === 'opt-out-held' || action === 'opt-out-kept';
      expect(endingOf(line(action, false, why))).toBe(stands ? 'done' : 'failed');
      if (['look-up-refused', 'record-refused', 'address-refused', 'opt-out-refused'].includes(action))
        expect(actionWords(line(action, false, why))).not.toMatch(/refused/i);
    }
  });
});
