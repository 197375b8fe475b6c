import { Closed, Describe, IsText } from '#kafila/platform';

/** Body of POST /v1/access/principals/:principalId/sessions/end. */
@Closed({ examples: [{ reason: 'the laptop was stolen' }] })
export class EndSessionsRequest {
  @IsText({ min: 1, max: 500 })
  @Describe('Why, for whoever reads the log. Name no person.', 'the laptop was stolen')
  readonly reason!: string;
}
