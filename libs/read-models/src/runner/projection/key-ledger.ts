import { type KeyPlaces } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { type Generation } from './generation.js';

/**
 * How a projection knows where keys were enrolled and revoked. It follows from the rows of some of its own streams, so that rows,
 * keys and checkpoint are always of one moment.
 */
export interface KeyLedger {
  /** The streams that tell of keys begin with it. Each is of a kind of the projection, and none of them has a standing. */
  readonly prefix: string;
  /** What the rows of a generation know. */
  read(db: Database, generation: Generation): Promise<KeyPlaces>;
  /** The streams to fold anew where these keys are revoked, as far as there are rows of them. */
  signedBy(db: Database, generation: Generation, kids: readonly string[]): Promise<readonly string[]>;
}
