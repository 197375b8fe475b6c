import { digitsOf } from '#kafila/proof';
import { Describe, IsFormat, IsWord, Nullable, Open } from '#kafila/platform';
import { IsString } from 'class-validator';
import { type Devices, type Invitation } from '../principals/device.js';
import { INVITATION_STATES, type InvitationState, stateOf } from './invitation-state.js';

export const INVITATION_EXAMPLE = {
  unitId: 'torkham-pk-gate-2',
  invitationId: '0192f3a4-0000-7000-8000-000000000002',
  state: 'offered' as InvitationState,
  madeAt: '2026-03-01T09:05:00.000Z',
  expiresAt: '2026-03-02T09:05:00.000Z',
  kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  digits: '041772',
};

@Open({ name: 'Invitation' })
export class InvitationAnswer {
  @IsString()
  @Describe('The unit that the device is to sign for.', INVITATION_EXAMPLE.unitId)
  readonly unitId!: string;

  @IsString()
  @Describe('Names the invitation, and is not its code.', INVITATION_EXAMPLE.invitationId)
  readonly invitationId!: string;

  @IsWord(INVITATION_STATES)
  @Describe(
    '`open`: no device has used it. `offered`: one has; its key counts for nothing until it is confirmed. `enrolled`: it signs for the unit.',
    INVITATION_EXAMPLE.state,
  )
  readonly state!: InvitationState;

  @IsFormat('date-time')
  @Describe('When it was made.', INVITATION_EXAMPLE.madeAt)
  readonly madeAt!: string;

  @IsFormat('date-time')
  @Describe('From then on it is good for nothing.', INVITATION_EXAMPLE.expiresAt)
  readonly expiresAt!: string;

  @Nullable()
  @IsString()
  @Describe('Of the key that the first device offered; null: none did.', INVITATION_EXAMPLE.kid)
  readonly kid!: string | null;

  @Nullable()
  @IsString()
  @Describe('Six digits: the device shows the same ones, another device would show others.', '041772')
  readonly digits!: string | null;
}

/** The code, and its digest, stay away. */
export function invitationAnswer(unitId: string, invitation: Invitation, devices: Devices): InvitationAnswer {
  const { invitationId, digest, madeAt, expiresAt, offered } = invitation;
  return {
    ...{ unitId, invitationId, state: stateOf(invitation, devices, Date.now()), madeAt, expiresAt },
    kid: offered?.kid ?? null,
    digits: offered ? digitsOf(digest, offered.kid) : null,
  };
}
