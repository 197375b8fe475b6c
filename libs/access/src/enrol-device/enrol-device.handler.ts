import { digestOfCode, digitsOf, provesPossession, readReportKey, type ReportKey } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v7 as uuidv7 } from 'uuid';
import { DecideAccess } from '../decide/decide-access.js';
import {
  signingKeyKnown,
  signingKeyRevoked,
  spentInvitation,
  unknownInvitation,
  unusableKey,
  usedInvitation,
  wrongProof,
} from '../devices/device.problems.js';
import { stateOf } from '../devices/invitation-state.js';
import { type AccessEvent } from '../principals/access.events.js';
import { digestOfKey, newApiKey } from '../principals/api-key.js';
import { type Invitation } from '../principals/device.js';
import { FollowPrincipals } from '../principals/follow-principals.js';
import { type Principal } from '../principals/principal.js';
import { EnrolDeviceCommand, type EnrolledDevice } from './enrol-device.command.js';
import { type EnrolDeviceRequest } from './enrol-device.request.js';

@Injectable()
@CommandHandler(EnrolDeviceCommand)
export class EnrolDeviceHandler implements ICommandHandler<EnrolDeviceCommand> {
  constructor(
    private readonly access: DecideAccess,
    private readonly followed: FollowPrincipals,
  ) {}

  /**
   * @throws Problem `unusable-key`, `unknown-invitation`, `proof-invalid`, `invitation-used`, `invitation-expired`,
   *   `invitation-withdrawn`, `signing-key-known`, `signing-key-revoked`
   */
  async execute({ request }: EnrolDeviceCommand): Promise<EnrolledDevice> {
    const key = keyOf(request);
    const digest = digestOfCode(request.code);
    const invited = this.followed.principals.invitation(digest);
    if (!invited) throw unknownInvitation();
    const { unitId, stream } = invited;
    const { invitationId, address } = invited.invitation;
    const enrolling = { codeDigest: digest, unitId, address };
    if (!provesPossession(request.proof, key, enrolling, nodeCrypto)) throw wrongProof();
    const [apiKey, keyId] = [newApiKey(), uuidv7()];
    const issued: AccessEvent = {
      ...{ type: 'ApiKeyIssued', keyId, digest: digestOfKey(apiKey), expiresAt: null, kid: key.kid },
    };
    const by = { by: stream, via: 'invitation', role: 'unit' };
    const { principal } = await this.access.decide(stream, by, (now) =>
      this.#enrolled(now, invitationId, key, issued),
    );
    const confirmed = principal.keys.some((one) => one.keyId === keyId);
    const digits = digitsOf(digest, key.kid);
    const given = confirmed ? { keyId, apiKey } : { keyId: null, apiKey: null };
    return { unitId, invitationId, kid: key.kid, digits, confirmed, ...given };
  }

  #enrolled(
    now: Principal,
    invitationId: string,
    key: ReportKey,
    issued: AccessEvent,
  ): readonly AccessEvent[] {
    const { kid, alg, jwk } = key;
    const invitation = now.invitations.find((one) => one.invitationId === invitationId);
    if (!invitation) throw unknownInvitation();
    requireFor(key, invitation, now);
    if (!invitation.offered) {
      if (this.followed.principals.signingKey(kid)) throw signingKeyKnown(kid);
      return [{ type: 'KeyOffered', kid, alg, publicKey: jwk, invitationId }];
    }
    const signingKey = now.signingKeys.find((one) => one.invitationId === invitationId);
    if (!signingKey) return [];
    if (signingKey.revoked) throw signingKeyRevoked(kid);
    // An answer that was lost may be in other hands: the device has one API key, the last one.
    const before = now.keys.filter((one) => one.kid === kid && one.revokedAt === null);
    const reason = 'the device asked for another';
    return [...before.map(({ keyId }) => ({ type: 'ApiKeyRevoked' as const, keyId, reason })), issued];
  }
}

/** @throws Problem where the invitation is good for nothing, or not for this key */
function requireFor({ kid }: ReportKey, invitation: Invitation, now: Principal): void {
  const { offered, expiresAt } = invitation;
  if (offered && offered.kid !== kid) throw usedInvitation();
  const state = stateOf(invitation, now, Date.now());
  if (state === 'withdrawn' || state === 'expired') throw spentInvitation(state);
  if (Date.parse(expiresAt) <= Date.now()) throw spentInvitation('expired');
}

/** @throws Problem `unusable-key` */
function keyOf({ publicKey, alg }: EnrolDeviceRequest): ReportKey {
  let key: ReportKey;
  try {
    key = readReportKey(publicKey);
  } catch (error) {
    throw unusableKey(error instanceof Error ? error.message : String(error));
  }
  if (key.alg !== alg) throw unusableKey(`This is a key of ${key.alg}, not of ${alg}.`);
  return key;
}
