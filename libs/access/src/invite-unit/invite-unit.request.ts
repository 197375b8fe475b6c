import { Closed, Describe, IsText, Optional } from '#kafila/platform';

/** Body of POST /v1/access/units/:unitId/invitations. */
@Closed({ examples: [{}, { address: 'https://kafila.example' }] })
export class InviteUnitRequest {
  @Optional()
  @IsText({ min: 1, max: 200 })
  @Describe(
    'Where the device reaches this service. Left out: the first address of KAFILA_PUBLIC_URL.',
    'https://kafila.example',
  )
  readonly address?: string;
}
