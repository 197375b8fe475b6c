import { type Caller } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type NamedPrincipal } from '../decide/principal-of-path.js';

/** An invitation, at the only moment at which its code can be seen. */
export interface MadeInvitation {
  readonly unitId: string;
  readonly invitationId: string;
  readonly code: string;
  readonly address: string;
  /** Fingerprint of the key of the transparency log. */
  readonly logKey: string;
  readonly expiresAt: string;
  /** All of it as one line: what a QR code says. */
  readonly text: string;
}

/** Lets one device enrol a key of its own for a unit. */
export class InviteUnitCommand extends Command<MadeInvitation> {
  constructor(
    readonly unit: NamedPrincipal,
    /** Where the device reaches the service; undefined: as the settings say. */
    readonly address: string | undefined,
    readonly caller: Caller,
  ) {
    super();
  }
}
