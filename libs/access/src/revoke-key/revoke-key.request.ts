import { Closed, Describe, IsText } from '#kafila/platform';

/** Body of POST /v1/access/:kind/:id/keys/:keyId/revoke. */
@Closed({ examples: [{ reason: 'the phone was stolen' }] })
export class RevokeKeyRequest {
  @IsText({ min: 1, max: 500 })
  @Describe('Why, for whoever reads the log. Name no person.', 'the phone was stolen')
  readonly reason!: string;
}
