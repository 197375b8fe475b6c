import { Closed, Describe, IsText } from '#kafila/platform';

/** Body of POST /v1/access/units/:unitId/invitations/:invitationId/withdraw. */
@Closed({ examples: [{ reason: 'another phone was quicker' }] })
export class WithdrawInvitationRequest {
  @IsText({ min: 1, max: 500 })
  @Describe('Why, for whoever reads the log. Name no person.', 'another phone was quicker')
  readonly reason!: string;
}
