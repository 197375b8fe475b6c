import { type Caller } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type ErasePersonRequest } from './erase-person.request.js';

/** Where the erasure of a person stands in the log. */
export interface Erased {
  readonly personId: string;
  readonly revision: number;
  readonly position: string;
  /** True where the person had been forgotten before. */
  readonly repeated: boolean;
}

/** Forgets a person, for ever. */
export class ErasePersonCommand extends Command<Erased> {
  constructor(
    readonly personId: string,
    readonly request: ErasePersonRequest,
    readonly caller: Caller,
  ) {
    super();
  }
}
