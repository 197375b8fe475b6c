import { type Fault } from './verdict.js';

/** Carries the first fault out of whatever depth it was found in. Never leaves this folder. */
export class Found extends Error {
  override readonly name = 'Found';

  constructor(readonly fault: Fault) {
    super(fault.sentence);
  }
}
