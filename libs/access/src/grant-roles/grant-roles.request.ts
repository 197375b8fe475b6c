import { Closed, Describe, IsWord, List } from '#kafila/platform';
import { GRANTED_ROLES, type Role } from '../roles/roles.js';

/** Body of PUT /v1/access/principals/:principalId/roles. */
@Closed({ examples: [{ roles: ['desk'] }, { roles: [] }] })
export class GrantRolesRequest {
  @List(IsWord(GRANTED_ROLES), { max: 10 })
  @Describe('All roles from now on; none: the principal may nothing any more.', ['desk'])
  readonly roles!: readonly Role[];
}
