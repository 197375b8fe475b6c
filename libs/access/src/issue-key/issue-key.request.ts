import { Closed, Describe, IsFormat, Nested, Optional } from '#kafila/platform';
import { ScopeRequest } from '../decide/scope.shape.js';

/** Body of POST /v1/access/:kind/:id/keys. */
@Closed({ examples: [{ expiresAt: '2027-03-01T00:00:00+05:00' }, {}] })
export class IssueKeyRequest {
  @Optional()
  @IsFormat('date-time')
  @Describe(
    'From then on the key is good for nothing. Left out: it is good until it is revoked.',
    '2027-03-01T00:00:00+05:00',
  )
  readonly expiresAt?: string;

  @Optional()
  @Nested(() => ScopeRequest)
  @Describe('Less than the principal may: both have to allow it. Left out: as much.')
  readonly scope?: ScopeRequest;
}
