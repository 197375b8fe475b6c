import { Found } from './found.js';

/** A page that is damaged, or tables that are not there any more; not a disk or a lock that fails. */
const damage = /^SQLITE_(CORRUPT|NOTADB|ERROR)/;

/** The error of a read as the fault that it shows, where the file of the store is damaged; any other as it is. */
export function orDamage(error: unknown, lastRead: bigint | null): unknown {
  // Known by its code, not by its class: the native module makes its errors in the first realm of a process.
  if (typeof error !== 'object' || error === null || !('code' in error) || !damage.test(String(error.code))) {
    return error;
  }
  const where = lastRead === null ? '' : ` after position ${lastRead.toString()}`;
  const said = 'message' in error ? String(error.message) : String(error.code);
  return new Found({
    code: 'store-file',
    position: lastRead === null ? null : lastRead + 1n,
    leaf: null,
    sentence: `The file of the store is damaged and cannot be read${where}: ${said}.`,
  });
}
