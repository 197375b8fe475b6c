import { type KeyPlaces, NO_KEYS as NO_PLACES } from '#kafila/domain';
import { type Scopes } from '#kafila/platform';
import { type ReportKey } from '#kafila/proof';

/** A key by which a unit signs its reports. */
export interface UnitKey {
  readonly unitId: string;
  readonly key: ReportKey;
  /** What the unit may report of. Undefined: everything. */
  readonly scope?: Scopes;
}

/** The keys of all units, those that were revoked too: what they signed is recorded, and its standing says the rest. */
export interface SigningKeys {
  /** Undefined: no unit has it, as far as is known here. */
  find(kid: string): UnitKey | undefined;
  /** Those of which the kid begins so: a short message has no more of it. */
  beginning(kidStart: string): readonly UnitKey[];
  /** Where they were enrolled and revoked, as far as is known here. */
  readonly places: KeyPlaces;
}

export const SIGNING_KEYS = Symbol('SIGNING_KEYS');

/** For services that know of no unit's keys: every signed report is refused. */
export const NO_KEYS: SigningKeys = { find: () => undefined, beginning: () => [], places: NO_PLACES };
