import { Command } from '@nestjs/cqrs';
import { type EnrolDeviceRequest } from './enrol-device.request.js';

/** What a device is told that offered its key. */
export interface EnrolledDevice {
  readonly unitId: string;
  readonly invitationId: string;
  readonly kid: string;
  readonly digits: string;
  /** Whether its key signs for the unit by now. */
  readonly confirmed: boolean;
  /** Of its API key; null until it is confirmed. */
  readonly keyId: string | null;
  /** Its API key, at the only moment at which it can be seen. */
  readonly apiKey: string | null;
}

/** A device offers a key of its own by an invitation; once that is confirmed, it gets an API key. */
export class EnrolDeviceCommand extends Command<EnrolledDevice> {
  constructor(readonly request: EnrolDeviceRequest) {
    super();
  }
}
