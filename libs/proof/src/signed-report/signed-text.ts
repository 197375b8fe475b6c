import { type Json, type JsonObject } from '#kafila/domain';
import { canonicalJson } from '../canonical/canonical-json.js';
import { repeatedName } from '../canonical/repeated-name.js';
import { type ReportAlgorithm } from './report-key.js';

/** What the signed text of every report begins with. */
const FORM = 'kafila-report-1';

/** Reports that are deeper are none of ours. */
const DEEPEST = 100;

/** Why nothing can be signed of a value, or of a text. */
export type UnsignableCode =
  /** The text is no JSON, or the value is no object. */
  | 'not-a-report'
  /** An object has a name twice, so that one reader takes the first and another the last. */
  | 'repeated-name'
  /** A number is beyond 2^53: another reader would get another one. */
  | 'number-too-large'
  /** Half of a surrogate pair, which has no form in UTF-8. */
  | 'half-character'
  | 'too-deep';

/** The report has no text that everybody would get alike. */
export class Unsignable extends Error {
  override readonly name = 'Unsignable';

  constructor(
    readonly code: UnsignableCode,
    message: string,
  ) {
    super(message);
  }
}

/**
 * What a device signs, as UTF-8: a head of three lines, and the canonical JSON (RFC 8785) of the report as it is sent. Not in it are
 * the signature itself, whom its personal members name, and the unit's clock while sending, which differs each time a report is sent.
 *
 * @param kid of the key that signs
 * @throws Unsignable
 */
export function textToSign(report: object, alg: ReportAlgorithm, kid: string): string {
  if (Array.isArray(report)) throw new Unsignable('not-a-report', 'A report is a JSON object.');
  const signed = signedPart(report as JsonObject);
  requireSound(signed, '', 0);
  return headOf(alg, kid) + canonicalJson(signed);
}

/** The three lines before the report: what kind of text it is, and by which key it is signed. */
export function headOf(alg: ReportAlgorithm, kid: string): string {
  return `${FORM}\n${alg}\n${kid}\n`;
}

/** Reads a report out of JSON, where the text says one thing only. @throws Unsignable */
export function readReportText(text: string): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new Unsignable('not-a-report', 'The text is no JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unsignable('not-a-report', 'A report is a JSON object.');
  }
  const name = repeatedName(text);
  if (name !== undefined) {
    throw new Unsignable('repeated-name', `An object has the name ${JSON.stringify(name)} twice.`);
  }
  return value;
}

function signedPart({ signature: _, disclosures: _persons, ...report }: JsonObject): JsonObject {
  const { unit } = report;
  if (typeof unit !== 'object' || unit === null || Array.isArray(unit)) return report;
  const { clockAt: _at, clock: _clock, ...signed } = unit;
  return { ...report, unit: signed };
}

/** @throws Unsignable */
function requireSound(value: unknown, pointer: string, depth: number): void {
  if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
    throw new Unsignable('number-too-large', `The number at ${pointer} is beyond 2^53, or none.`);
  }
  if (typeof value === 'string' && !value.isWellFormed()) {
    throw new Unsignable('half-character', `The text at ${pointer} holds half of a character.`);
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth === DEEPEST) throw new Unsignable('too-deep', `A report is at most ${DEEPEST} levels deep.`);
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}/${name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!name.isWellFormed()) {
      throw new Unsignable('half-character', `The name at ${at} holds half of a character.`);
    }
    requireSound(member, at, depth + 1);
  }
}
