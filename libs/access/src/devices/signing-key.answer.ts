import { Describe, IsFormat, Nullable, Open } from '#kafila/platform';
import { IsString } from 'class-validator';
import { type SigningKey } from '../principals/device.js';

export const SIGNING_KEY_EXAMPLE = {
  kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  alg: 'Ed25519',
  invitationId: '0192f3a4-0000-7000-8000-000000000002',
  enrolledAt: '2026-03-01T09:08:00.000Z',
  revokedAt: '2026-03-05T06:00:00.000Z',
  compromisedSince: '2026-03-04T13:00:00.000Z',
};

@Open({ name: 'SigningKeyOfUnit' })
export class SigningKeyAnswer {
  @IsString()
  @Describe('Names the key: signatures of reports do.', SIGNING_KEY_EXAMPLE.kid)
  readonly kid!: string;

  @IsString()
  @Describe('By which it signs: `Ed25519` or `ES256`.', 'Ed25519')
  readonly alg!: string;

  @IsString()
  @Describe('The invitation by which it was enrolled.', '0192f3a4-0000-7000-8000-000000000002')
  readonly invitationId!: string;

  @IsFormat('date-time')
  @Describe('From when on it signs for the unit.', '2026-03-01T09:08:00.000Z')
  readonly enrolledAt!: string;

  @Nullable()
  @IsFormat('date-time')
  @Describe('When it was revoked first; null: it was not.', '2026-03-05T06:00:00.000Z')
  readonly revokedAt!: string | null;

  @Nullable()
  @IsFormat('date-time')
  @Describe('The earliest instant from which somebody else may have had it.', '2026-03-04T13:00:00.000Z')
  readonly compromisedSince!: string | null;
}

export function signingKeyAnswer({ key, invitationId, enrolledAt, revoked }: SigningKey): SigningKeyAnswer {
  return {
    ...{ kid: key.kid, alg: key.alg, invitationId, enrolledAt },
    revokedAt: revoked?.at ?? null,
    compromisedSince: revoked?.compromisedSince ?? null,
  };
}
