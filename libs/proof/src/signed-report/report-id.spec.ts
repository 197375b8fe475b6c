import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { validate, version } from 'uuid';
import { timesTried } from '#kafila/domain/testing';
import { noble } from '../crypto/noble.js';
import { nodeCrypto } from '../node/node-crypto.js';
import { isSignedReportId, signedReportId } from './report-id.js';

const kid = 'Eokq3qPdPabfToGzEHIxbwYKdrSp-vpXDFRaw0mafB8';
const instant = fc.date({
  min: new Date(0),
  max: new Date('9999-12-30T00:00:00Z'),
  noInvalidDate: true,
});

describe('the id of a signed report', () => {
  it('is a UUID of version 8 that begins with the milliseconds and goes on with a hash of kid and sequence', () => {
    fc.assert(
      fc.property(instant, fc.maxSafeNat(), (date, sequence) => {
        const id = signedReportId({ occurredAt: date.toISOString(), kid, sequence }, nodeCrypto) ?? '';
        expect([validate(id), version(id), isSignedReportId(id)]).toEqual([true, 8, true]);
        const hex = id.replaceAll('-', '');
        expect(parseInt(hex.slice(0, 12), 16)).toBe(date.getTime());
        const hashed = createHash('sha256').update(`${kid}\n${sequence}`).digest('hex');
        expect(hex.slice(13, 16) + hex.slice(17)).toBe(hashed.slice(1, 4) + hashed.slice(5, 20));
        expect(signedReportId({ occurredAt: date.toISOString(), kid, sequence }, noble)).toBe(id);
      }),
      { numRuns: timesTried(50, 2_000) },
    );
  });

  it('is the same whatever the offset and the further digits of the instant are', () => {
    const idAt = (occurredAt: string): string | undefined =>
      signedReportId({ occurredAt, kid, sequence: 41 }, nodeCrypto);
    expect(idAt('2026-03-02T14:12:44.2509+05:00')).toBe(idAt('2026-03-02T09:12:44.25Z'));
    expect(idAt('2026-03-02T14:12:44.251+05:00')).not.toBe(idAt('2026-03-02T09:12:44.25Z'));
  });

  it('is there for instants since 1970 alone', () => {
    for (const occurredAt of ['1969-12-31T23:59:59.999Z', 'yesterday', '2026-02-30T00:00:00Z']) {
      expect(signedReportId({ occurredAt, kid, sequence: 1 }, nodeCrypto)).toBeUndefined();
    }
  });

  it('is told from all others by its version', () => {
    expect(isSignedReportId('019cae4e-2ce0-7b7a-9c41-5f2d3e4a6b7c')).toBe(false);
    expect(isSignedReportId('019cae4e-2ce0-8b7a-9c41-5f2d3e4a6b7c')).toBe(true);
  });
});
