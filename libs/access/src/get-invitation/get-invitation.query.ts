import { Query } from '@nestjs/cqrs';
import { type NamedPrincipal } from '../decide/principal-of-path.js';
import { type InvitationAnswer } from '../devices/invitation.answer.js';

/** How far an invitation is. Refused: `unknown-invitation`. */
export class GetInvitationQuery extends Query<InvitationAnswer> {
  constructor(
    readonly unit: NamedPrincipal,
    readonly invitationId: string,
  ) {
    super();
  }
}
