import { freshReportKey } from '#kafila/proof/node';
import { type ReportAlgorithm, readReportKey, type ReportKey } from '#kafila/proof';
import { describe, expect, it } from '@jest/globals';
import { type DeviceEvent } from './device.events.js';
import { Principals } from './principals.js';

const at = (hour: number): string => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** All principals by what was recorded, an hour after each other. */
function told(...events: readonly (readonly [stream: string, event: object])[]): Principals {
  const principals = new Principals();
  events.forEach(([stream, event], i) => {
    const { type, ...data } = event as { type: string };
    const place = { stream, revision: i, position: BigInt(i), recordedAt: at(i) };
    principals.take({ ...place, id: `${i}`, type, data, metadata: {} });
  });
  return principals;
}

function freshKey(alg: ReportAlgorithm = 'Ed25519'): ReportKey {
  const { d: _, ...jwk } = freshReportKey(alg);
  return readReportKey(jwk);
}

const enrolled = ({ kid, alg, jwk }: ReportKey): DeviceEvent => ({
  ...{ type: 'KeyEnrolled', kid, alg, publicKey: jwk, invitationId: 'i' },
});
const revoked = ({ kid }: ReportKey, compromisedSince: string): DeviceEvent => ({
  ...{ type: 'KeyRevoked', kid, compromisedSince, reason: 'stolen' },
});
const [first, second] = [freshKey(), freshKey('ES256')];

describe('signing keys', () => {
  it('are a unit’s from their enrolment on, several at once', () => {
    const principals = told(['unit-gate-2', enrolled(first)], ['unit-gate-2', enrolled(second)]);
    expect(principals.signingKey(first.kid)).toMatchObject({
      unitId: 'gate-2',
      key: first,
      enrolledAt: at(0),
    });
    expect(principals.signingKey(second.kid)?.revoked).toBeUndefined();
    expect([principals.hasSigningKey('gate-2'), principals.hasSigningKey('gate-3')]).toEqual([true, false]);
  });

  it('are found by how their kid begins, each unit’s own, and none of what nobody understands', () => {
    const principals = told(['unit-gate-2', enrolled(first)], ['unit-gate-3', enrolled(second)]);
    const found = (kid: string): readonly string[] =>
      principals.signingKeysBeginning(kid).map(({ unitId }) => unitId);
    expect([found(first.kid.slice(0, 4)), found(second.kid.slice(0, 9)), found('----')]).toEqual([
      ['gate-2'],
      ['gate-3'],
      [],
    ]);
    const garbled = { ...revoked(first, 'at noon') };
    const unreadable = told(['unit-gate-2', enrolled(first)], ['unit-gate-2', garbled]);
    expect(unreadable.signingKeysBeginning(first.kid.slice(0, 4))).toEqual([]);
  });

  it('are nobody’s where a device only offered them, or nobody knows them', () => {
    const offered = { ...enrolled(first), type: 'KeyOffered' };
    const invited = { type: 'InvitationMade', invitationId: 'i', digest: 'd', expiresAt: at(23) };
    const principals = told(['unit-gate-2', invited], ['unit-gate-2', offered]);
    expect(principals.of('unit-gate-2').invitations).toMatchObject([{ invitationId: 'i', offered: first }]);
    expect([principals.signingKey(first.kid), principals.hasSigningKey('gate-2')]).toEqual([
      undefined,
      false,
    ]);
  });

  it('stay the unit’s that enrolled them first', () => {
    const principals = told(['unit-gate-2', enrolled(first)], ['unit-gate-3', enrolled(first)]);
    expect(principals.signingKey(first.kid)?.unitId).toBe('gate-2');
    expect(told(['access-desk', enrolled(first)]).signingKey(first.kid)).toBeUndefined();
  });

  it('are known after they were revoked, with the first revocation and the earliest compromise', () => {
    const [unit, early, late] = ['unit-gate-2', '2026-02-01T00:00:00.000Z', '2026-02-20T00:00:00.000Z'];
    const events = [enrolled(first), revoked(first, late), revoked(first, early), revoked(first, late)];
    const principals = told(...events.map((event) => [unit, event] as const), [unit, enrolled(second)]);
    expect(principals.signingKey(first.kid)?.revoked).toEqual({
      ...{ at: at(1), compromisedSince: early, reason: 'stolen' },
    });
    expect(principals.signingKey(second.kid)?.revoked).toBeUndefined();
    expect(principals.hasSigningKey('gate-2')).toBe(true);
  });

  it.each([
    ['another id than its key has', { ...enrolled(first), kid: second.kid }],
    ['another algorithm', { ...enrolled(first), alg: 'ES256' }],
    ['no key', { ...enrolled(first), publicKey: { kty: 'RSA' } }],
    ['no instant', revoked(first, 'yesterday')],
  ])('say nothing that is understood with %s', (_, event) => {
    const principals = told(['unit-gate-2', enrolled(first)], ['unit-gate-2', event]);
    expect(principals.unreadable).toEqual(['unit-gate-2']);
    expect(principals.signingKey(first.kid)).toBeUndefined();
  });
});
