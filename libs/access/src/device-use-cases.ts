import { type Provider, type Type } from '@nestjs/common';
import { ConfirmDeviceController } from './confirm-device/confirm-device.controller.js';
import { ConfirmDeviceHandler } from './confirm-device/confirm-device.handler.js';
import { EnrolDeviceController } from './enrol-device/enrol-device.controller.js';
import { EnrolDeviceHandler } from './enrol-device/enrol-device.handler.js';
import { GetInvitationController } from './get-invitation/get-invitation.controller.js';
import { GetInvitationHandler } from './get-invitation/get-invitation.handler.js';
import { InviteUnitController } from './invite-unit/invite-unit.controller.js';
import { InviteUnitHandler } from './invite-unit/invite-unit.handler.js';
import { RevokeSigningKeyController } from './revoke-signing-key/revoke-signing-key.controller.js';
import { RevokeSigningKeyHandler } from './revoke-signing-key/revoke-signing-key.handler.js';
import { WithdrawInvitationController } from './withdraw-invitation/withdraw-invitation.controller.js';
import { WithdrawInvitationHandler } from './withdraw-invitation/withdraw-invitation.handler.js';

/** How devices of units are invited, enrolled and revoked. */
export const DEVICE_CONTROLLERS: Type[] = [
  ...[InviteUnitController, GetInvitationController, ConfirmDeviceController],
  ...[WithdrawInvitationController, EnrolDeviceController, RevokeSigningKeyController],
];
export const DEVICE_HANDLERS: Provider[] = [
  ...[InviteUnitHandler, GetInvitationHandler, ConfirmDeviceHandler],
  ...[WithdrawInvitationHandler, EnrolDeviceHandler, RevokeSigningKeyHandler],
];
