import { writtenOut } from '../dto/hidden-characters.js';
import { titleOf } from './title-of.js';

/** What is wrong with one field. For people first; `code` is for programs. */
export interface FieldError {
  /** JSON pointer as a URI fragment (RFC 6901, section 6), e.g. `#/vehicles/0/plate`; `#` is the whole body. */
  readonly pointer: string;
  readonly code?: string;
  readonly detail: string;
}

/** The members every problem document has; extension members must not hide them. */
type OwnMember = 'type' | 'title' | 'status' | 'detail' | 'instance' | 'code' | 'errors' | 'requestId';

/** Extension members of RFC 9457: the facts a caller needs to act. JSON values only. */
export type ProblemFacts = Readonly<Record<string, unknown>> & { readonly [M in OwnMember]?: never };

export interface ProblemFields {
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** Stable, lower case with hyphens: what programs decide on. It never changes its meaning. */
  readonly code: string;
  readonly title?: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly facts?: ProblemFacts;
  readonly headers?: Readonly<Record<string, string>>;
  /** What led to it. Logged with a 5xx, never sent. */
  readonly cause?: unknown;
}

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly instance?: string;
  readonly requestId?: string;
  readonly [fact: string]: unknown;
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** A refusal or failure that a caller is told about. Throw it anywhere below HTTP, or put its document into an answer. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[] | undefined;
  readonly facts: ProblemFacts;
  readonly headers: Readonly<Record<string, string>>;

  constructor(fields: ProblemFields) {
    super(fields.detail, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title ?? titleOf(fields.code);
    // Both repeat what was sent, and may end in a terminal.
    this.detail = writtenOut(fields.detail);
    this.errors = fields.errors?.map((error) => ({ ...error, detail: writtenOut(error.detail) }));
    this.facts = fields.facts ?? {};
    this.headers = fields.headers ?? {};
  }

  toDocument(occurrence: { readonly instance?: string; readonly requestId?: string } = {}): ProblemDocument {
    return {
      ...this.facts,
      type: `urn:kafila:problem:${this.code}`,
      title: this.title,
      status: this.status,
      code: this.code,
      detail: this.detail,
      ...(this.errors && { errors: this.errors }),
      ...occurrence,
    };
  }
}

/** Turns an error of another room into a problem; undefined: leaves it to the next one. For `createHttpApp`. */
export type ProblemTranslator = (error: unknown) => Problem | undefined;
