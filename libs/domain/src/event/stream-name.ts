/** What a stream is about. Its name is the kind, a hyphen and the id: `carnet-XC12345678`. */
export type StreamKind = 'convoy' | 'carnet' | 'declaration';

export const KINDS_OF_STREAM: readonly StreamKind[] = ['convoy', 'carnet', 'declaration'];

export const CONVOY_PREFIX = 'convoy-';
export const CARNET_PREFIX = 'carnet-';
export const DECLARATION_PREFIX = 'declaration-';
/** Of the streams that say that a person was forgotten. */
export const PERSON_PREFIX = 'person-';
/** Of the streams that say who may call: people and programs, and units. */
export const ACCESS_PREFIX = 'access-';
export const UNIT_PREFIX = 'unit-';

/** What the names of all streams begin with that Kafila writes and its log covers. */
export const LOGGED_PREFIXES: readonly string[] = [
  ACCESS_PREFIX,
  CARNET_PREFIX,
  CONVOY_PREFIX,
  DECLARATION_PREFIX,
  PERSON_PREFIX,
  UNIT_PREFIX,
];

export function convoyStream(convoyId: string): string {
  return `${CONVOY_PREFIX}${convoyId}`;
}

/** @param carnetNumber normalised */
export function carnetStream(carnetNumber: string): string {
  return `${CARNET_PREFIX}${carnetNumber}`;
}

/** @param reference normalised */
export function declarationStream(reference: string): string {
  return `${DECLARATION_PREFIX}${reference}`;
}

export function personStream(personId: string): string {
  return `${PERSON_PREFIX}${personId}`;
}

export interface StreamSubject {
  readonly kind: StreamKind;
  readonly id: string;
}

/** @throws where the stream is about no convoy, carnet or declaration */
export function subjectOfStream(stream: string): StreamSubject {
  const kind = KINDS_OF_STREAM.find((one) => stream.startsWith(`${one}-`));
  if (!kind) throw new Error(`The stream ${stream} tells of no convoy, carnet or declaration.`);
  return { kind, id: stream.slice(kind.length + 1) };
}

export function wordOfStream(stream: string): string {
  return stream.slice(0, stream.indexOf('-'));
}

export function convoyOfStream(stream: string): string | undefined {
  return idAfter(CONVOY_PREFIX, stream);
}

export function carnetOfStream(stream: string): string | undefined {
  return idAfter(CARNET_PREFIX, stream);
}

export function declarationOfStream(stream: string): string | undefined {
  return idAfter(DECLARATION_PREFIX, stream);
}

function idAfter(prefix: string, stream: string): string | undefined {
  return stream.startsWith(prefix) ? stream.slice(prefix.length) : undefined;
}
