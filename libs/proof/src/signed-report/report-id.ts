import { millisOf, parseInstant } from '#kafila/domain';
import { bytesOf, toHex } from '../bytes/bytes.js';
import { type Hashing } from '../crypto/crypto.js';

/** The bytes of a UUID after its first 48 bits. */
const REST_BYTES = 10;
const MILLIS_BYTES = 6;

/** What the id of a signed report follows from. */
export interface DerivedFrom {
  /** RFC 3339. */
  readonly occurredAt: string;
  /** Of the key that signs. */
  readonly kid: string;
  /** The unit's own count of what it sends. */
  readonly sequence: number;
}

/**
 * The id that a signed report has to have: a UUID of version 8 (RFC 9562, section 5.8). Its first 48 bits are the milliseconds of
 * `occurredAt` since 1970; the rest begins SHA-256 over the kid, a newline and the sequence, with version and variant written over it.
 * So nobody can take away the id of another's report.
 *
 * @returns undefined where `occurredAt` is no instant, or lies before 1970
 */
export function signedReportId({ occurredAt, ...by }: DerivedFrom, crypto: Hashing): string | undefined {
  const when = parseInstant(occurredAt);
  return typeof when === 'string' ? undefined : signedReportIdAt(millisOf(when.instant), by, crypto);
}

/** The same, of an instant that was read before: its milliseconds since 1970. */
export function signedReportIdAt(
  millis: number,
  { kid, sequence }: Omit<DerivedFrom, 'occurredAt'>,
  { sha256 }: Hashing,
): string | undefined {
  if (millis < 0) return undefined;
  const time = millis.toString(16).padStart(2 * MILLIS_BYTES, '0');
  const rest = toHex(sha256(bytesOf(`${kid}\n${sequence}`)).subarray(0, REST_BYTES));
  const variant = (0x8 | (parseInt(rest.charAt(4), 16) & 0x3)).toString(16);
  const [first, second] = [
    `${time.slice(0, 8)}-${time.slice(8)}`,
    `8${rest.slice(1, 4)}-${variant}${rest.slice(5, 8)}`,
  ];
  return `${first}-${second}-${rest.slice(8)}`;
}

/** Whether an id says of itself that it is that of a signed report: it is a UUID of version 8. */
export function isSignedReportId(reportId: string): boolean {
  return reportId.charAt(14) === '8';
}
