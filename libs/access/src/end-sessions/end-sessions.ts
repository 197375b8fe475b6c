import { Injectable } from '@nestjs/common';
import { DecideAccess, type Decider } from '../decide/decide-access.js';
import { type Principal } from '../principals/principal.js';

/** Ends what somebody is signed in by. */
@Injectable()
export class EndSessions {
  constructor(private readonly access: DecideAccess) {}

  /** All sessions and tokens that were issued up to now count no more. */
  async end(stream: string, by: Decider, reason: string): Promise<Principal> {
    const before = new Date().toISOString();
    const { principal } = await this.access.decide(stream, by, () => [
      { type: 'SessionsEnded', before, reason },
    ]);
    return principal;
  }
}
