import { Injectable } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type InvitationAnswer, invitationAnswer } from '../devices/invitation.answer.js';
import { invitationOf } from '../devices/invitation-of.js';
import { FollowPrincipals } from '../principals/follow-principals.js';
import { GetInvitationQuery } from './get-invitation.query.js';

@Injectable()
@QueryHandler(GetInvitationQuery)
export class GetInvitationHandler implements IQueryHandler<GetInvitationQuery> {
  constructor(private readonly followed: FollowPrincipals) {}

  async execute({ unit: { id, stream }, invitationId }: GetInvitationQuery): Promise<InvitationAnswer> {
    const principal = this.followed.principals.of(stream);
    return Promise.resolve(invitationAnswer(id, invitationOf(principal, invitationId), principal));
  }
}
