import { Closed, Describe, IsText } from '#kafila/platform';

/** Body of POST /v1/access/units/:unitId/invitations/:invitationId/confirm. */
@Closed({ examples: [{ digits: '041772' }] })
export class ConfirmDeviceRequest {
  @IsText({ min: 6, max: 6 })
  @Describe('The six digits that the device shows. Type them from there, and from nowhere else.', '041772')
  readonly digits!: string;
}
