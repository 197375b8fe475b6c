import { normaliseVehicleId } from '../identity/plate.js';
import { type Money } from '../event/happened.js';
import {
  readAmount,
  readCarnetNumber,
  readCountry,
  readCurrency,
  readInstant,
  readPlace,
  readSeal,
} from './read-text.js';
import { type ReportFault } from './report-fault.js';

/**
 * Reads a field, the shape of which was checked at the edge. Gives its normalised form: the very same value where it is
 * normalised already, undefined where it cannot be understood, with a fault.
 */
export type ReadField = (written: unknown, pointer: string, faults: ReportFault[]) => unknown;

function readMoney(written: Money, pointer: string, faults: ReportFault[]): Money | undefined {
  const amount = readAmount(written.amount, `${pointer}/amount`, faults);
  const currency = readCurrency(written.currency, `${pointer}/currency`, faults);
  if (amount === undefined || currency === undefined) return undefined;
  const same = amount === written.amount && currency === written.currency;
  return same ? written : { ...written, amount, currency };
}

/** Each item of a list; the very same list where every item is normalised already. */
function each<T>(
  read: (written: T, pointer: string, faults: ReportFault[]) => T | undefined,
): (written: readonly T[], pointer: string, faults: ReportFault[]) => readonly T[] | undefined {
  return (written, pointer, faults) => {
    const before = faults.length;
    let items: T[] | undefined;
    written.forEach((item, i) => {
      const found = read(item, `${pointer}/${i}`, faults);
      if (found === item) return;
      items ??= [...written];
      items[i] = found as T;
    });
    return faults.length > before ? undefined : (items ?? written);
  };
}

const readSealList = each(readSeal);
/** Each seal once and in alphabetical order: their order means nothing (dossier 6). */
function readSeals(written: readonly string[], pointer: string, faults: ReportFault[]): unknown {
  const seals = readSealList(written, pointer, faults);
  return seals && (ascends(seals) ? seals : [...new Set(seals)].sort());
}

function ascends(seals: readonly string[]): boolean {
  return seals.every((seal, i) => i === 0 || (seals[i - 1] ?? '') < seal);
}

const readVehicleIdList = each<string>(normaliseVehicleId);
function readVehicleIds(written: readonly string[], pointer: string, faults: ReportFault[]): unknown {
  const ids = readVehicleIdList(written, pointer, faults) ?? written;
  if (ids.length < 2) return ids;
  const once = new Set(ids);
  return once.size < ids.length ? [...once] : ids;
}

/** Ids of reports are lower case everywhere: UUIDs are the same in either case (RFC 9562, section 4). */
function readReportId(written: string): string {
  return written.toLowerCase();
}

const fields = (
  read: (written: never, pointer: string, faults: ReportFault[]) => unknown,
  ...names: readonly string[]
): [string, ReadField][] => names.map((name) => [name, read as ReadField]);

/** The fields of reports that Kafila keeps in a form of its own, whatever the type; all others stay as they are. */
export const READ_FIELDS: ReadonlyMap<string, ReadField> = new Map([
  ...fields(readInstant, 'endedAt', 'timeLimit'),
  ...fields(readPlace, 'place', 'from', 'to'),
  ...fields(each(readPlace), 'prescribedRoute'),
  ...fields(readVehicleIds, 'vehicleIds'),
  ...fields(normaliseVehicleId, 'fromVehicleId', 'toVehicleId'),
  ...fields(readSeals, 'seals', 'removed', 'affixed', 'oldSeals', 'newSeals'),
  ...fields(readMoney, 'amount', 'declaredValue', 'payment'),
  ...fields(each(readMoney), 'payments'),
  ...fields(readCountry, 'country'),
  ...fields(readCarnetNumber, 'carnetNumber'),
  ...fields(readReportId, 'retracts', 'replacedBy'),
]);
