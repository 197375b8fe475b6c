import { Found } from './found.js';
import { type Verdict, type VerifyProgress } from './verdict.js';
import { Verification, type VerifyLogOptions } from './verification.js';

/**
 * Recomputes everything from the raw store: every leaf, every tile and bundle, the root of every checkpoint, revisions,
 * positions and ids. Yields how far it has come, and returns what it found: that all is intact, or the first thing that is
 * not. It reads only; store and log may be in use meanwhile.
 *
 * @throws the reason of `signal`; what the store throws where it cannot be read
 */
export async function* verifyLog(options: VerifyLogOptions): AsyncGenerator<VerifyProgress, Verdict> {
  const verification = new Verification(options);
  try {
    yield* verification.run();
    return verification.verdict();
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    const { events, proven } = verification;
    return { outcome: 'broken', events, proven, fault: error.fault };
  }
}
