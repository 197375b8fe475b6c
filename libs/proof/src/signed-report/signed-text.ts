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
  requireSound(signed);
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

/** A value that has no text, and the names that lead to it, the innermost first. */
interface Unsound {
  readonly code: UnsignableCode;
  readonly sentence: (pointer: string) => string;
  readonly names: string[];
}

/** @throws Unsignable */
function requireSound(report: JsonObject): void {
  const found = unsoundIn(report, 0);
  if (!found) return;
  const steps = found.names.map((name) => name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'));
  throw new Unsignable(
    found.code,
    found.sentence(
      steps
        .reverse()
        .map((step) => `/${step}`)
        .join(''),
    ),
  );
}

/** Where a value is, is asked for only where something is wrong: all of every signed report is looked at. */
function unsoundIn(value: Json | undefined, depth: number): Unsound | undefined {
  if (typeof value === 'number') {
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? undefined : unsound('number-too-large', TOO_LARGE);
  }
  if (typeof value === 'string')
    return value.isWellFormed() ? undefined : unsound('half-character', HALF_TEXT);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === DEEPEST) return unsound('too-deep', TOO_DEEP);
  for (const name of Object.keys(value)) {
    const found = name.isWellFormed()
      ? unsoundIn((value as JsonObject)[name], depth + 1)
      : unsound('half-character', HALF_NAME);
    if (!found) continue;
    found.names.push(name);
    return found;
  }
  return undefined;
}

function unsound(code: UnsignableCode, sentence: Unsound['sentence']): Unsound {
  return { code, sentence, names: [] };
}

const TOO_LARGE = (at: string): string => `The number at ${at} is beyond 2^53, or none.`;
const HALF_TEXT = (at: string): string => `The text at ${at} holds half of a character.`;
const HALF_NAME = (at: string): string => `The name at ${at} holds half of a character.`;
const TOO_DEEP = (): string => `A report is at most ${DEEPEST} levels deep.`;
