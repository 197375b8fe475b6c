import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { nodeCrypto } from '../node/node-crypto.js';
import { commitmentTo, concealPersons, disclosePersons, type Disclosure } from './disclosures.js';
import { textToSign } from './signed-text.js';

const payment = (paidTo: string): object => ({ amount: '5.00', currency: 'USD', official: false, paidTo });
const seen = {
  reportId: '019cae4e-2ce0-8b7a-9c41-5f2d3e4a6b7c',
  type: 'BorderActivityRecorded',
  payments: [payment('Gul Khan'), payment('Said Akbar')],
  note: 'paid',
};
const freshSalt = (): Uint8Array => randomBytes(16);

function concealed(): { report: object; disclosures: readonly Disclosure[] } {
  const { disclosures = [], ...report } = concealPersons(seen, freshSalt, nodeCrypto);
  return { report, disclosures };
}

function faultsOf(report: object, disclosures: readonly Disclosure[]): readonly unknown[] {
  const found = disclosePersons(report, disclosures, nodeCrypto);
  return 'faults' in found ? found.faults.map(({ code, pointer }) => [code, pointer]) : [];
}

describe('whom a signed report names', () => {
  it('does not stand in what is signed, and is put back by what is sent beside it', () => {
    const { report, disclosures } = concealed();
    const text = textToSign({ ...report, disclosures }, 'Ed25519', 'k');
    expect(text).toBe(textToSign(report, 'Ed25519', 'k'));
    expect(text).not.toMatch(/Gul Khan|Said Akbar/);
    expect(disclosures.map(({ pointer }) => pointer)).toEqual(['/payments/0/paidTo', '/payments/1/paidTo']);
    expect(disclosePersons(report, disclosures, nodeCrypto)).toEqual({ report: seen });
  });

  it('is committed to otherwise each time, so that nobody can tell that it is the same person', () => {
    expect(concealed().report).not.toEqual(concealed().report);
    const salt = freshSalt();
    expect(commitmentTo('Gul Khan', salt, nodeCrypto)).toMatch(/^sha256:[A-Za-z0-9_-]{43}$/);
    expect(commitmentTo('Gul Khan', salt, nodeCrypto)).not.toBe(commitmentTo('Gul Kha', salt, nodeCrypto));
  });

  it('is a fault where it stands in the clear, is missing, differs, or is said twice', () => {
    const { report, disclosures } = concealed();
    const [first, second] = disclosures as [Disclosure, Disclosure];
    expect(faultsOf(seen, disclosures)).toEqual([
      ['person-in-clear', '/payments/0/paidTo'],
      ['person-in-clear', '/payments/1/paidTo'],
    ]);
    expect(faultsOf(report, [first])).toEqual([['not-disclosed', '/payments/1/paidTo']]);
    for (const wrong of [
      { ...second, value: 'Said' },
      { ...second, salt: first.salt },
      { ...second, salt: second.salt.slice(1) },
    ]) {
      expect(faultsOf(report, [first, wrong])).toEqual([['disclosure-differs', '/payments/1/paidTo']]);
    }
    expect(faultsOf(report, [first, second, second])).toEqual([['discloses-nothing', '/payments/1/paidTo']]);
    expect(faultsOf(report, [first, second, { ...first, pointer: '/note' }])).toEqual([
      ['discloses-nothing', '/note'],
    ]);
  });

  it('changes nothing of a report that names nobody', () => {
    const nameless = { type: 'CheckpointPassed', place: 'peshawar' };
    expect(concealPersons(nameless, freshSalt, nodeCrypto)).toBe(nameless);
    expect(disclosePersons(nameless, [], nodeCrypto)).toEqual({ report: nameless });
  });
});
