import { Describe, IsFormat, IsWord, List, Nested, Nullable, Open, Optional } from '#kafila/platform';
import { IsBoolean, IsString } from 'class-validator';
import { type LastUse } from '../door/last-use.js';
import { type ApiKey, type Principal } from '../principals/principal.js';
import { InvitationAnswer, invitationAnswer } from '../devices/invitation.answer.js';
import { SIGNING_KEY_EXAMPLE, SigningKeyAnswer, signingKeyAnswer } from '../devices/signing-key.answer.js';
import { unitOfStream } from '../principals/principal-streams.js';
import { ScopeAnswer } from './scope.shape.js';
import { type Role, ROLES } from '../roles/roles.js';

@Open({ name: 'ApiKeyOfPrincipal' })
export class ApiKeyAnswer {
  @IsString()
  @Describe('Names the key, and is none.', '0192f3a4-0000-7000-8000-000000000001')
  readonly keyId!: string;

  @IsFormat('date-time')
  @Describe('When it was issued.', '2026-03-01T09:05:00.000Z')
  readonly issuedAt!: string;

  @Nullable()
  @IsFormat('date-time')
  @Describe('From then on it is good for nothing; null: never.', '2027-03-01T00:00:00.000Z')
  readonly expiresAt!: string | null;

  @Nullable()
  @IsFormat('date-time')
  @Describe('When it was revoked; null: it was not.', null)
  readonly revokedAt!: string | null;

  @Nullable()
  @Nested(() => ScopeAnswer)
  @Describe('What is allowed by it, where that is less than its principal may; null: as much.', null)
  readonly scope!: ScopeAnswer | null;

  @Optional()
  @Nullable()
  @IsFormat('date')
  @Describe(
    'The day of UTC on which it was used last, in the list of all principals; null: it was not, as far as is known here.',
    '2026-03-02',
  )
  readonly lastUsedOn?: string | null;
}

@Open({ name: 'Principal' })
export class PrincipalAnswer {
  @IsString()
  @Describe('As events name it under `by`: the stream that says who it is.', 'access-desk-1')
  readonly principal!: string;

  @List(IsWord(Object.keys(ROLES)))
  @Describe('What an admin granted. None, and nothing is claimed: it may nothing.', ['desk'])
  readonly roles!: readonly Role[];

  @Optional()
  @List(IsWord(Object.keys(ROLES)))
  @Describe('Of who signs in: what the issuer said at the newest sign-in.', ['viewer'])
  readonly claimed?: readonly Role[];

  @Optional()
  @IsBoolean()
  @Describe('Whether that counts: as long as no admin ever granted roles.', true)
  readonly claimCounts?: boolean;

  @Optional()
  @IsFormat('date-time')
  @Describe('Sessions and tokens from before count no more.', '2026-03-01T09:05:00.000Z')
  readonly sessionsEndedAt?: string;

  @Nullable()
  @Nested(() => ScopeAnswer)
  @Describe('What it sees, decides on and reports of; null: everything, but a unit sees no convoy.', null)
  readonly scope!: ScopeAnswer | null;

  @List(Nested(() => ApiKeyAnswer))
  @Describe('All that it ever had.')
  readonly keys!: readonly ApiKeyAnswer[];

  @List(Nested(() => SigningKeyAnswer))
  @Describe('Of a unit: the keys of its devices, by which they sign reports.')
  readonly signingKeys!: readonly SigningKeyAnswer[];

  @List(Nested(() => InvitationAnswer))
  @Describe('Of a unit: the invitations of its devices.')
  readonly invitations!: readonly InvitationAnswer[];
}

export function principalAnswer(
  stream: string,
  principal: Principal,
  lastUse?: Pick<LastUse, 'dayOf'>,
): PrincipalAnswer {
  const { roles, keys, scope, signingKeys, invitations } = principal;
  const { claimed, isGranted, sessionsEndedAt } = principal;
  const unitId = unitOfStream(stream) ?? '';
  return {
    ...{ principal: stream, roles, scope, keys: keys.map((key) => keyAnswer(key, lastUse)) },
    signingKeys: signingKeys.map(signingKeyAnswer),
    invitations: invitations.map((one) => invitationAnswer(unitId, one, principal)),
    ...(claimed.length > 0 && { claimed, claimCounts: !isGranted }),
    ...(Number.isFinite(sessionsEndedAt) && { sessionsEndedAt: new Date(sessionsEndedAt).toISOString() }),
  };
}

/** The digest stays here. */
function keyAnswer(
  { keyId, issuedAt, expiresAt, revokedAt, scope }: ApiKey,
  lastUse: Pick<LastUse, 'dayOf'> | undefined,
): ApiKeyAnswer {
  const used = lastUse && { lastUsedOn: lastUse.dayOf(keyId) };
  return { keyId, issuedAt, expiresAt, revokedAt, scope, ...used };
}

export const PRINCIPAL_EXAMPLE: PrincipalAnswer = {
  principal: 'access-desk-1',
  roles: ['desk'],
  scope: null,
  keys: [
    {
      keyId: '0192f3a4-0000-7000-8000-000000000001',
      issuedAt: '2026-03-01T09:05:00.000Z',
      expiresAt: null,
      revokedAt: null,
      scope: null,
      lastUsedOn: '2026-03-02',
    },
  ],
  signingKeys: [],
  invitations: [],
};

export const UNIT_EXAMPLE: PrincipalAnswer = {
  principal: 'unit-torkham-pk-gate-2',
  roles: ['unit'],
  scope: null,
  keys: [],
  signingKeys: [SIGNING_KEY_EXAMPLE],
  invitations: [],
};
