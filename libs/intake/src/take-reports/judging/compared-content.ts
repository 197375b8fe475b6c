import { type Report } from '#kafila/domain';
import { namedIn, withoutPersons } from '../../persons/named-persons.js';
import { canonicalText, digestOfText, IllFormedText } from '../../streams/digest.js';
import { type OfferedFact } from '../../streams/waiting-facts.js';
import { invalidReport } from '../report.problems.js';

/** What of a report is compared with what was recorded under its id, and how many bytes its content has. */
export type ComparedContent = Pick<OfferedFact, 'digest' | 'persons' | 'wholeDigest' | 'salts' | 'bytes'>;

/** How often the bytes of a signed text stand in its event, at most: as data, and as a text in which each quote has an escape. */
const SIGNED_TIMES = 3;

/** @throws Problem `invalid-report` (422) where a text holds half of a character */
export function comparedOf(report: Report): ComparedContent {
  const text = contentOf(report);
  const bytes = Buffer.byteLength(text);
  const persons = namedIn(report);
  if (persons.length === 0) return { digest: digestOfText(text), bytes };
  const digest = digestOfText(contentOf(withoutPersons(report)));
  return { digest, persons, wholeDigest: digestOfText(text), bytes };
}

/**
 * Of a signed report. Its digest covers the persons, because their salted hashes do.
 *
 * @param salts of its persons
 */
export function comparedOfSigned(
  { text }: { readonly text: string },
  salts: ReadonlyMap<string, string> | undefined,
): ComparedContent {
  const bytes = SIGNED_TIMES * Buffer.byteLength(text);
  return salts ? { digest: digestOfText(text), salts, bytes } : { digest: digestOfText(text), bytes };
}

/** The unit's clocks while sending differ each time a report is sent, so they are no part of the content. */
function contentOf(report: Report): string {
  const { clockAt, clock, ...unit } = report.unit;
  try {
    return canonicalText(clockAt === undefined && clock === undefined ? report : { ...report, unit });
  } catch (error) {
    if (!(error instanceof IllFormedText)) throw error;
    const detail = 'holds half of a character (a lone surrogate); send whole characters';
    throw invalidReport([{ pointer: `#${error.pointer}`, code: 'ill-formed-text', detail }]);
  }
}
