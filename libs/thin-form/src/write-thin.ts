import { MEMBER } from './characters/alphabet.js';
import { checkOf } from './characters/check-characters.js';
import { TYPES } from './codes/types.js';
import { count, instant, uuid } from './members/forms.js';
import { type Member, MEMBERS, OBSERVED, UNIT } from './members/members.js';
import { writeObserved } from './members/observed.js';
import { readThin, SIGNED, toThinBase64, UNSIGNED } from './read-thin.js';
import { differenceOf } from './same-json.js';
import { type ThinRefusal } from './thin-fault.js';
import { idNotDerived, notCarried, ThinUnwritable, tooLong, unknownType } from './thin-refusals.js';
import {
  isSigned,
  type JsonMembers,
  KID_START_LENGTH,
  LONGEST_THIN,
  SIGNATURE_LENGTH,
  type SignedId,
  signedReport,
  unsignedReport,
} from './thin-report.js';

export type ThinWritten = { readonly line: string } | { readonly refusal: ThinRefusal };

/** How thin reports are written. */
export interface ThinTerms {
  readonly signedId: SignedId;
  /** The unit by whose own key it will be sent: an unsigned line need not name it. */
  readonly sentBy?: string;
}

interface Signature {
  readonly kid: string;
  readonly alg: string;
  readonly value: string;
}

/** What a line is to say, and reading it has to give again. */
interface Carried extends JsonMembers {
  readonly unit: { readonly unitId?: string; readonly sequence?: number; readonly observed?: unknown };
  readonly signature?: Signature;
}

/** They differ each time a report is sent, and are no part of it. */
const OF_SENDING = ['clockAt', 'clock'];
const SIGNATURE = new RegExp(`^[A-Za-z0-9_-]{${SIGNATURE_LENGTH}}$`);
const KID = /^[A-Za-z0-9_-]{43}$/;

/**
 * Writes a report in at most 160 characters, out of which reading makes it again to the letter; only `unit.clockAt` and `unit.clock` are
 * left out. A signed one is signed by its `signature` already.
 */
export function writeThin(report: JsonMembers, terms: ThinTerms): ThinWritten {
  try {
    return { line: written({ ...report, unit: withoutClocks(report['unit']) }, terms) };
  } catch (error) {
    if (error instanceof ThinUnwritable) return { refusal: error.refusal };
    throw error;
  }
}

/** Whether a report will fit that its unit is still to sign; undefined: it will. */
export function refusalBeforeSigning(
  report: JsonMembers,
  by: { readonly kid: string; readonly alg: string },
  terms: ThinTerms,
): ThinRefusal | undefined {
  const signed = writeThin({ ...report, signature: { ...by, value: 'A'.repeat(SIGNATURE_LENGTH) } }, terms);
  return 'refusal' in signed ? signed.refusal : undefined;
}

const KNOWN = new Set([
  ...['reportId', 'type', 'occurredAt', 'unit', 'signature'],
  ...MEMBERS.map(({ name }) => name),
]);

function written(report: Carried, terms: ThinTerms): string {
  const unknown = Object.keys(report).find((name) => !KNOWN.has(name));
  if (unknown !== undefined) throw notCarried(`/${unknown}`);
  const members = MEMBERS.map((member) => memberWritten(member, report[member.name]));
  const body = [headOf(report), unitOf(report, terms), ...members, observedOf(report)].join('');
  const line = body + checkOf(body);
  if (line.length > LONGEST_THIN) throw tooLong(line.length);
  requireSame(line, report, terms);
  return line;
}

/** All before the members. */
function headOf({ type, occurredAt, reportId, unit, signature }: Carried): string {
  const code = typeof type === 'string' ? TYPES.codeOf(type) : undefined;
  if (code === undefined) throw unknownType(typeof type === 'string' ? type : '');
  const { sequence } = unit;
  const when = code + required(instant.write(occurredAt), '/occurredAt');
  const counted = sequence === undefined ? '' : required(count.write(sequence), '/unit/sequence');
  if (!signature) return UNSIGNED + when + required(uuid.write(reportId), '/reportId') + counted;
  const { kid, value } = signature;
  if (!KID.test(kid) || !SIGNATURE.test(value)) throw notCarried('/signature');
  if (counted === '') throw notCarried('/unit/sequence');
  return SIGNED + when + toThinBase64(kid.slice(0, KID_START_LENGTH) + value) + counted;
}

/** Of a signed report the key says it; of one that its unit sends, who sends it. */
function unitOf({ unit: { unitId }, signature }: Carried, { sentBy }: ThinTerms): string {
  if (signature || (unitId !== undefined && unitId === sentBy)) return '';
  return MEMBER + UNIT.tag + required(UNIT.form.write(unitId), '/unit/unitId');
}

function observedOf({ occurredAt, unit: { observed } }: Carried): string {
  if (observed === undefined) return '';
  return MEMBER + OBSERVED.tag + required(writeObserved(observed, String(occurredAt)), '/unit/observed');
}

function memberWritten({ tag, name, form, isList }: Member, value: unknown): string {
  if (value === undefined) return '';
  if (isList !== Array.isArray(value)) throw notCarried(`/${name}`);
  const start = MEMBER + tag;
  if (!isList) return start + required(form.write(value), `/${name}`);
  const items = value as readonly unknown[];
  if (items.length === 0) return start;
  return items.map((item, i) => start + required(form.write(item) || undefined, `/${name}/${i}`)).join('');
}

function required(writing: string | undefined, pointer: string): string {
  if (writing === undefined) throw notCarried(pointer);
  return writing;
}

/** Whatever a form writes, it is right only where reading it gives the same again. */
function requireSame(line: string, report: Carried, { signedId }: ThinTerms): void {
  const read = readThin(line);
  if ('fault' in read) throw notCarried('');
  const { unit, signature } = report;
  const unitId = unit.unitId ?? '';
  const again = isSigned(read.report)
    ? signedReport(read.report, { unitId, kid: signature?.kid ?? '', alg: signature?.alg ?? '' }, signedId)
    : unsignedReport(read.report, unitId);
  const pointer = differenceOf(again, report);
  if (pointer === undefined) return;
  throw pointer === '/reportId' && signature ? idNotDerived(again['reportId']) : notCarried(pointer);
}

function withoutClocks(unit: unknown): Carried['unit'] {
  if (typeof unit !== 'object' || unit === null) throw notCarried('/unit');
  return Object.fromEntries(Object.entries(unit).filter(([name]) => !OF_SENDING.includes(name)));
}
