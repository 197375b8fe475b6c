import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timesTried } from '#kafila/domain/testing';
import { ALPHABET } from './characters/alphabet.js';
import { PLACES } from './codes/places.js';
import { TYPES } from './codes/types.js';
import { WORDS } from './codes/words.js';
import { count, flag, type Form, instant, place, text, uuid, word } from './members/forms.js';
import { MEMBERS } from './members/members.js';
import { certificate, ledger, money, payment, position } from './members/parts.js';
import {
  isSigned,
  type JsonMembers,
  readThin,
  type SignedId,
  signedReport,
  unsignedReport,
} from './index.js';
import { refusalBeforeSigning, writeThin } from './write-thin.js';

const two = (n: number): string => String(n).padStart(2, '0');

/** An id that follows from all that one of a signed report does. */
const signedId: SignedId = ({ occurredAt, kid, sequence }) =>
  `0190a7d8-0000-8000-8000-${(kid.length + occurredAt.length + sequence).toString(16).padStart(12, '0')}`;

const anyInstant = fc
  .record({
    seconds: fc.integer({ min: 0, max: 2_100_000_000 }),
    millis: fc.option(fc.integer({ min: 0, max: 999 })),
    offset: fc.option(fc.integer({ min: -48, max: 56 })),
  })
  .map(({ seconds, millis, offset }) => {
    const local = new Date(Date.UTC(2000, 0, 3) + seconds * 1000).toISOString().slice(0, 19);
    const [sign, size] = [(offset ?? 0) < 0 ? '-' : '+', Math.abs(offset ?? 0)];
    const at = offset === null ? 'Z' : `${sign}${two(Math.floor(size / 4))}:${two((size % 4) * 15)}`;
    return local + (millis === null ? '' : `.${String(millis).padStart(3, '0')}`) + at;
  });
const anyText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' }),
);
const dated = (name: string): fc.Arbitrary<unknown> =>
  fc.record({ [name]: anyText, date: fc.constant('2026-03-01') }, { requiredKeys: [name] });
const sum = { amount: fc.constantFrom('125000.00', '3'), currency: fc.constantFrom('USD', 'pkr ') };
const anyNumber = fc.double({ noNaN: true, min: -180, max: 180 }).map((n) => (Object.is(n, -0) ? 0 : n));

const VALUES = new Map<Form, fc.Arbitrary<unknown>>([
  [text, anyText],
  [uuid, fc.uuid()],
  [instant, anyInstant],
  [count, fc.maxSafeNat()],
  [flag, fc.boolean()],
  [place, fc.oneof(fc.constantFrom(...PLACES.words), anyText)],
  [word, fc.oneof(fc.constantFrom(...WORDS.words), anyText)],
  [
    position,
    fc.record({ lat: anyNumber, lon: anyNumber, accuracyM: fc.nat() }, { requiredKeys: ['lat', 'lon'] }),
  ],
  [money, fc.record(sum)],
  [
    payment,
    fc.record(
      { ...sum, official: fc.boolean(), paidTo: anyText, amountFor: fc.constantFrom('each', 'all') },
      { requiredKeys: ['amount', 'currency', 'official'] },
    ),
  ],
  [ledger, dated('number')],
  [certificate, dated('reference')],
]);

const anyMembers = fc.uniqueArray(fc.constantFrom(...MEMBERS), { maxLength: 4 }).chain((members) =>
  fc.record(
    Object.fromEntries(
      members.map(({ name, form, isList }) => {
        const value = VALUES.get(form) ?? fc.constant(undefined);
        return [name, isList ? fc.array(value, { maxLength: 3 }) : value];
      }),
    ),
  ),
);
const anyObserved = fc.record(
  {
    wall: anyInstant,
    monotonicMs: fc.oneof(
      fc.maxSafeNat(),
      fc.nat(99_999).map((tenths) => tenths / 10),
    ),
    pageId: anyText,
    lastServerTime: anyInstant,
  },
  { requiredKeys: ['wall', 'monotonicMs', 'pageId'] },
);
const anyUnit = fc.record(
  { unitId: anyText, sequence: fc.maxSafeNat(), observed: anyObserved },
  { requiredKeys: ['unitId'] },
);
const anyReport: fc.Arbitrary<JsonMembers> = fc
  .record({
    type: fc.constantFrom(...TYPES.words),
    occurredAt: anyInstant,
    reportId: fc.uuid(),
    unit: anyUnit,
    said: anyMembers,
  })
  .map(({ said, ...report }) => ({ ...said, ...report }));

const base64 = (length: number): fc.Arbitrary<string> =>
  fc.string({
    minLength: length,
    maxLength: length,
    unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')),
  });
const anySignature = fc.record({
  kid: base64(43),
  alg: fc.constantFrom('Ed25519', 'ES256'),
  value: base64(86),
});

/** The report that a line makes, by the unit and the key of the one it was written of. */
function readAgain(line: string, { unit, signature }: JsonMembers): JsonMembers {
  const read = readThin(line);
  if ('fault' in read) throw new Error(read.fault.detail);
  const { unitId } = unit as { unitId: string };
  const by = signature as { kid: string; alg: string };
  return isSigned(read.report)
    ? signedReport(read.report, { ...by, unitId }, signedId)
    : unsignedReport(read.report, read.report.unitId ?? unitId);
}

describe('a thin report', () => {
  it('that is written is read as the same report, whatever it says', () => {
    let [written, refused] = [0, 0];
    const same = fc.property(anyReport, fc.boolean(), (report, isSent) => {
      const { unitId } = report['unit'] as { unitId: string };
      const found = writeThin(report, isSent ? { signedId, sentBy: unitId } : { signedId });
      if ('refusal' in found) {
        expect(found.refusal.code).toBe('thin-too-long');
        refused += 1;
        return;
      }
      written += 1;
      expect(found.line.length).toBeLessThanOrEqual(160);
      expect(Array.from(found.line).filter((character) => !ALPHABET.includes(character))).toEqual([]);
      expect(readAgain(found.line, report)).toEqual(report);
    });
    fc.assert(same, { numRuns: timesTried(100, 20_000) });
    expect(written).toBeGreaterThan(refused);
  });

  it('that is signed is read as what was signed: the id, the unit and the kid come from the key', () => {
    const same = fc.property(anyReport, anySignature, fc.nat(99_999), (any, signature, sequence) => {
      const { occurredAt, unit } = any as { occurredAt: string; unit: object };
      const reportId = signedId({ occurredAt, kid: signature.kid, sequence });
      const report = { ...any, reportId, unit: { ...unit, sequence }, signature };
      const found = writeThin(report, { signedId });
      if ('refusal' in found) expect(found.refusal.code).toBe('thin-too-long');
      else expect(readAgain(found.line, report)).toEqual(report);
      const { signature: _, ...unsigned } = report;
      const before = refusalBeforeSigning(unsigned, signature, { signedId });
      expect(before?.code).toBe('refusal' in found ? found.refusal.code : undefined);
    });
    fc.assert(same, { numRuns: timesTried(100, 20_000) });
  });

  it('tells the clocks of its unit in few characters where it was saved as it happened', () => {
    const occurredAt = '2026-03-03T21:10:00.250+05:00';
    const observed = {
      wall: occurredAt,
      monotonicMs: 5_402_118,
      pageId: 'k3Tz',
      lastServerTime: '2026-03-01T09:00:00Z',
    };
    const report = {
      ...{ type: 'BorderExited', convoyId: 'nlc-2026-031', vehicleIds: ['PK-TLK914'], place: 'torkham-pk' },
      ...{ occurredAt, direction: 'outbound', reportId: '01926f3a-7c1e-7d2a-9b7e-5a1f0c3d2e4b' },
      unit: { unitId: 'gate-2', sequence: 118, observed },
    };
    const signature = { kid: 'k'.repeat(43), alg: 'Ed25519', value: 's'.repeat(86) };
    const reportId = signedId({ occurredAt, kid: signature.kid, sequence: 118 });
    for (const one of [report, { ...report, reportId, signature }]) {
      const found = writeThin(one, { signedId });
      expect(found).toEqual({ line: expect.stringMatching(/\*9\/37SAU\/k3Tz\/498O...$/) });
    }
  });

  it('changed in one character is never read as another', () => {
    const found = fc.property(
      anyReport,
      fc.nat(),
      fc.constantFrom(...Array.from(ALPHABET)),
      (report, where, other) => {
        const written = writeThin(report, { signedId });
        if ('refusal' in written) return;
        const at = where % written.line.length;
        if (written.line[at] === other) return;
        const read = readThin(written.line.slice(0, at) + other + written.line.slice(at + 1));
        expect(read).toMatchObject({ fault: { code: 'thin-wrong-check' } });
      },
    );
    fc.assert(found, { numRuns: timesTried(100, 20_000) });
  });

  it('of any characters is read, or said to be wrong, and never throws', () => {
    const said = fc.property(fc.string({ unit: 'binary' }), (line) => {
      expect(readThin(line)).toHaveProperty('fault.code');
    });
    fc.assert(said, { numRuns: timesTried(100, 5_000) });
  });
});
