import { randomBytes } from 'node:crypto';
import { digestOfCode, isInvitationAddress, writeInvitation } from '#kafila/proof';
import { calledBy } from '#kafila/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v7 as uuidv7 } from 'uuid';
import { DecideAccess } from '../decide/decide-access.js';
import { addressNeeded, logKeyUnknown } from '../devices/device.problems.js';
import { INVITATION_TERMS, type InvitationTerms } from '../devices/invitation-terms.js';
import { InviteUnitCommand, type MadeInvitation } from './invite-unit.command.js';

const CODE_BYTES = 16;
const GOOD_FOR_MS = 24 * 3_600_000;

@Injectable()
@CommandHandler(InviteUnitCommand)
export class InviteUnitHandler implements ICommandHandler<InviteUnitCommand> {
  constructor(
    private readonly access: DecideAccess,
    @Inject(INVITATION_TERMS) private readonly terms: InvitationTerms,
  ) {}

  /** @throws Problem `address-needed`, `log-key-unknown`, `no-admin-yet` */
  async execute({ unit, address: asked, caller }: InviteUnitCommand): Promise<MadeInvitation> {
    const address = asked ?? this.terms.publicUrl;
    if (address === undefined || !isInvitationAddress(address)) throw addressNeeded();
    const logKey = await this.terms.logKey?.();
    if (!logKey) throw logKeyUnknown();
    const code = randomBytes(CODE_BYTES).toString('base64url');
    const invitationId = uuidv7();
    const expiresAt = new Date(Date.now() + GOOD_FOR_MS).toISOString();
    const digest = digestOfCode(code);
    await this.access.decide(unit.stream, calledBy(caller), () => [
      { type: 'InvitationMade', invitationId, digest, expiresAt, address },
    ]);
    const text = writeInvitation({ address, code, unitId: unit.id, logKey });
    return { unitId: unit.id, invitationId, code, address, logKey, expiresAt, text };
  }
}
