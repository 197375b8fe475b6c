import { type Devices, type Invitation } from '../principals/device.js';
import { unknownInvitation } from './device.problems.js';

/** @throws Problem `unknown-invitation` */
export function invitationOf({ invitations }: Devices, invitationId: string): Invitation {
  const invitation = invitations.find((one) => one.invitationId === invitationId);
  if (!invitation) throw unknownInvitation();
  return invitation;
}
