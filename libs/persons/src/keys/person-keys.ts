/** A person whose key exists. */
export interface KeptPerson {
  readonly personId: string;
  readonly key: Uint8Array;
}

/** Where the keys of persons lie. Several processes may use one place at once. */
export interface PersonKeysReader {
  /** Another value than before whenever a key may have been destroyed since, by any process. */
  version(): Promise<unknown>;
  /** The keys of persons by their ids; null: destroyed. Who is not known is left out. */
  keysOf(personIds: readonly string[]): Promise<ReadonlyMap<string, Uint8Array | null>>;
  close(): Promise<void>;
}

export interface PersonKeys extends PersonKeysReader {
  /** What identities are hashed under: the same for all who use this place. */
  readonly secret: Uint8Array;
  find(identity: Buffer): Promise<KeptPerson | undefined>;
  /**
   * The persons of these identities, in their order; keys are made for those who are not known, and are durable when the
   * promise resolves. Of two processes that make one at the same moment, both get the same.
   */
  findOrMake(identities: readonly Buffer[]): Promise<readonly KeptPerson[]>;
  /** Destroys the key of a person and the identity. Doing it again changes nothing. */
  forget(personId: string): Promise<void>;
}

/** Bytes of a key: two of AES-256 (RFC 5297, section 2.2). */
export const KEY_BYTES = 64;

/** The place of the keys cannot be used as it is. */
export class PersonKeysUnusable extends Error {
  override readonly name = 'PersonKeysUnusable';
}

/** The place of the keys does not answer now. */
export class PersonKeysUnavailable extends Error {
  override readonly name = 'PersonKeysUnavailable';
}
