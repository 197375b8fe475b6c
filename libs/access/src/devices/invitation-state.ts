import { type Devices, type Invitation } from '../principals/device.js';

/** How far an invitation is. */
export const INVITATION_STATES = ['open', 'offered', 'enrolled', 'expired', 'withdrawn'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** @param now milliseconds since 1970 */
export function stateOf(
  { invitationId, withdrawn, expiresAt, offered }: Invitation,
  { signingKeys }: Devices,
  now: number,
): InvitationState {
  if (signingKeys.some((one) => one.invitationId === invitationId)) return 'enrolled';
  if (withdrawn) return 'withdrawn';
  if (Date.parse(expiresAt) <= now) return 'expired';
  return offered ? 'offered' : 'open';
}
