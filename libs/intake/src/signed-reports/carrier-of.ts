import { type Caller } from '#kafila/platform';
import { type SignedReport } from './open-signed.js';

/**
 * Who hands over what another unit signed: the id of a unit, else the name of the caller. Undefined where it is that unit, and where
 * there are no keys by which anybody could tell who calls.
 */
export function carrierOf({ id, via, unitId }: Caller, { by }: SignedReport): string | undefined {
  return via === 'local' || unitId === by.unitId ? undefined : (unitId ?? id);
}
