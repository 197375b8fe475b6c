import { digitsOf } from '#kafila/proof';
import { calledBy } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideAccess } from '../decide/decide-access.js';
import {
  digitsDiffer,
  nothingOffered,
  signingKeyKnown,
  spentInvitation,
} from '../devices/device.problems.js';
import { type InvitationAnswer, invitationAnswer } from '../devices/invitation.answer.js';
import { invitationOf } from '../devices/invitation-of.js';
import { stateOf } from '../devices/invitation-state.js';
import { type AccessEvent } from '../principals/access.events.js';
import { FollowPrincipals } from '../principals/follow-principals.js';
import { type Principal } from '../principals/principal.js';
import { ConfirmDeviceCommand } from './confirm-device.command.js';

@Injectable()
@CommandHandler(ConfirmDeviceCommand)
export class ConfirmDeviceHandler implements ICommandHandler<ConfirmDeviceCommand> {
  constructor(
    private readonly access: DecideAccess,
    private readonly followed: FollowPrincipals,
  ) {}

  /**
   * @throws Problem `unknown-invitation`, `nothing-offered`, `digits-differ`, `invitation-expired`, `invitation-withdrawn`,
   *   `signing-key-known`
   */
  async execute({ unit, invitationId, digits, caller }: ConfirmDeviceCommand): Promise<InvitationAnswer> {
    const { principal } = await this.access.decide(unit.stream, calledBy(caller), (now) =>
      this.#confirmed(now, invitationId, digits),
    );
    return invitationAnswer(unit.id, invitationOf(principal, invitationId), principal);
  }

  #confirmed(now: Principal, invitationId: string, digits: string): readonly AccessEvent[] {
    const invitation = invitationOf(now, invitationId);
    const { offered, digest } = invitation;
    const state = stateOf(invitation, now, Date.now());
    if (state === 'expired' || state === 'withdrawn') throw spentInvitation(state);
    if (!offered) throw nothingOffered();
    const { kid, alg, jwk } = offered;
    if (digits !== digitsOf(digest, kid)) throw digitsDiffer();
    if (state === 'enrolled') return [];
    if (this.followed.principals.signingKey(kid)) throw signingKeyKnown(kid);
    const enrolled: AccessEvent = { type: 'KeyEnrolled', kid, alg, publicKey: jwk, invitationId };
    return now.roles.length > 0 ? [enrolled] : [{ type: 'RolesGranted', roles: ['unit'] }, enrolled];
  }
}
