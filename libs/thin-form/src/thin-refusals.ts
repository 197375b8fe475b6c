import { type ThinRefusal, type ThinRefusalCode } from './thin-fault.js';
import { LONGEST_THIN } from './thin-report.js';

/** A report has no thin form. */
export class ThinUnwritable extends Error {
  override readonly name = 'ThinUnwritable';
  readonly refusal: ThinRefusal;

  constructor(code: ThinRefusalCode, detail: string, pointer?: string) {
    super(detail);
    this.refusal = pointer === undefined ? { code, detail } : { code, detail, pointer };
  }
}

export function tooLong(length: number): ThinUnwritable {
  const detail = `It takes ${length} characters, ${length - LONGEST_THIN} more than the ${LONGEST_THIN} of a short message. Name fewer vehicles, leave the note out, or send it as JSON.`;
  return new ThinUnwritable('thin-too-long', detail);
}

export function notCarried(pointer: string): ThinUnwritable {
  const named = pointer.slice(1).replaceAll('/', '.') || 'this report';
  const detail = `The thin form has no way to write ${named} as it stands; send it as JSON, or write it otherwise.`;
  return new ThinUnwritable('thin-not-carried', detail, pointer);
}

export function unknownType(type: string): ThinUnwritable {
  const detail = `Reports of type '${type}' have no thin form yet; send it as JSON.`;
  return new ThinUnwritable('thin-unknown-type', detail, '/type');
}

export function idNotDerived(derived: unknown): ThinUnwritable {
  const detail = `The id of a signed report follows from its key, unit.sequence and occurredAt, and is not sent; that of this one is ${String(derived)}.`;
  return new ThinUnwritable('thin-id-not-derived', detail, '/reportId');
}
