import { firstForeign, MEMBER } from './characters/alphabet.js';
import { fromBase36 } from './characters/base36.js';
import { CHECK_LENGTH, isChecked } from './characters/check-characters.js';
import { readInstantAt } from './characters/instant.js';
import { readUuid, UUID_LENGTH } from './characters/uuid.js';
import { CODE_LENGTH } from './codes/code-table.js';
import { TYPES } from './codes/types.js';
import { readObserved } from './members/observed.js';
import { readMembers } from './members/read-members.js';
import { ThinUnreadable } from './thin-fault.js';
import {
  KID_START_LENGTH,
  LONGEST_THIN,
  SIGNATURE_LENGTH,
  type ThinRead,
  type ThinReport,
  type ThinSigned,
} from './thin-report.js';

/** What each form begins with: a letter, and the version of the form. */
export const UNSIGNED = 'U1';
export const SIGNED = 'S1';

const BLANKS = /[ \t\r\u00a0]+/g;
const OF_BASE64 = /^[A-Za-z0-9.-]+$/;

/** Reads a line. Blanks are left out: no thin report has one, and messengers put some in. */
export function readThin(written: string): ThinRead {
  try {
    return { report: read(written.replace(BLANKS, '')) };
  } catch (error) {
    if (!(error instanceof ThinUnreadable)) throw error;
    return { fault: { code: error.code, detail: error.detail } };
  }
}

/** Base64url has `_`, which is at another place in GSM 03.38 than in ASCII: thin reports have `.` for it. */
export const toThinBase64 = (text: string): string => text.replace(/_/g, '.');
const fromThinBase64 = (text: string): string => text.replace(/\./g, '_');

function read(line: string): ThinReport {
  requireRight(line);
  const form = line.slice(0, UNSIGNED.length);
  if (form !== UNSIGNED && form !== SIGNED) {
    const detail = `A thin report begins with ${UNSIGNED} or ${SIGNED}, and this one with ${form}: whoever wrote it has a newer app. Send the report as JSON, or bring the service up to date.`;
    throw new ThinUnreadable('thin-unknown-form', detail);
  }
  const [head = '', ...written] = line.slice(form.length, -CHECK_LENGTH).split(MEMBER);
  const code = head.slice(0, CODE_LENGTH);
  const type = TYPES.wordOf(code);
  if (type === undefined) throw ThinUnreadable.ofCode('type', code);
  const when = readInstantAt(head.slice(CODE_LENGTH));
  if (!when) throw ThinUnreadable.malformed('it tells no time');
  const rest = head.slice(CODE_LENGTH + when.length);
  const { unitId, observed, ...members } = readMembers(written);
  const occurredAt = when.instant;
  const clocks = typeof observed === 'string' ? readObserved(observed, occurredAt) : undefined;
  if (observed !== undefined && !clocks) throw ThinUnreadable.malformed('nobody writes observed so');
  const said = { said: { type, occurredAt, ...members }, ...(clocks && { observed: { ...clocks } }) };
  if (form === SIGNED) return { ...said, ...signatureOf(rest, unitId) };
  const reportId = readUuid(rest.slice(0, UUID_LENGTH));
  if (reportId === undefined) throw ThinUnreadable.malformed('it has no id');
  const sequence = sequenceOf(rest.slice(UUID_LENGTH));
  return {
    ...said,
    reportId,
    ...(sequence === undefined ? {} : { sequence }),
    ...(typeof unitId === 'string' ? { unitId } : {}),
  };
}

/** @throws ThinUnreadable where the characters are not those that were written */
function requireRight(line: string): void {
  if (line.length > LONGEST_THIN) {
    const detail = `It has ${line.length} characters; a thin report has at most ${LONGEST_THIN}. Send one report a line, and longer ones as JSON.`;
    throw new ThinUnreadable('thin-too-long', detail);
  }
  const foreign = firstForeign(line);
  if (foreign) {
    const point = `U+${(foreign.character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const detail = `Character ${foreign.at} is ${point}, which no thin report has: a messenger or a person changed it. Have it sent again, as it was written.`;
    throw new ThinUnreadable('thin-wrong-character', detail);
  }
  if (isChecked(line)) return;
  const detail =
    'The check characters do not fit: some character was changed, lost, added or exchanged on the way. Have it sent again, as it was written; nothing of it is believed.';
  throw new ThinUnreadable('thin-wrong-check', detail);
}

function signatureOf(rest: string, unitId: unknown): Pick<ThinSigned, 'sequence' | 'kidStart' | 'signature'> {
  const start = rest.slice(0, KID_START_LENGTH + SIGNATURE_LENGTH);
  if (start.length < KID_START_LENGTH + SIGNATURE_LENGTH || !OF_BASE64.test(start)) {
    throw ThinUnreadable.malformed('it has no signature');
  }
  const sequence = sequenceOf(rest.slice(start.length));
  if (sequence === undefined) throw ThinUnreadable.malformed('it has no sequence');
  if (unitId !== undefined) throw ThinUnreadable.malformed('it names a unit, and its key says whose it is');
  const [kidStart, signature] = [start.slice(0, KID_START_LENGTH), start.slice(KID_START_LENGTH)];
  return { sequence, kidStart: fromThinBase64(kidStart), signature: fromThinBase64(signature) };
}

function sequenceOf(written: string): number | undefined {
  if (written === '') return undefined;
  const sequence = fromBase36(written);
  if (sequence === undefined) throw ThinUnreadable.malformed('its sequence is no number');
  return sequence;
}
