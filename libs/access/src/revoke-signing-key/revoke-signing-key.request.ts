import { Closed, Describe, IsFormat, IsText } from '#kafila/platform';

export const REVOCATION_EXAMPLE = {
  compromisedSince: '2026-03-04T18:00:00+05:00',
  reason: 'the phone was stolen',
};

/** Body of POST /v1/access/units/:unitId/signing-keys/:kid/revoke. */
@Closed({ examples: [REVOCATION_EXAMPLE] })
export class RevokeSigningKeyRequest {
  @IsFormat('date-time')
  @Describe(
    'The earliest instant at which somebody else may have had the key. What was recorded before it stays valid for ever. It may be said again with an earlier instant, never with a later one.',
    REVOCATION_EXAMPLE.compromisedSince,
  )
  readonly compromisedSince!: string;

  @IsText({ min: 1, max: 500 })
  @Describe('Why, for whoever reads the log. Name no person.', REVOCATION_EXAMPLE.reason)
  readonly reason!: string;
}
