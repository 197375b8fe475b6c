import { type StreamKind } from '#kafila/domain';
import { CARNET_PREFIX, CONVOY_PREFIX, DECLARATION_PREFIX } from '#kafila/read-models';

/** What a stream tells of. */
export interface Subject {
  readonly kind: StreamKind;
  /** Of the convoy, number of the carnet, reference of the declaration. */
  readonly id: string;
}

const PREFIXES: readonly (readonly [string, StreamKind])[] = [
  [CONVOY_PREFIX, 'convoy'],
  [CARNET_PREFIX, 'carnet'],
  [DECLARATION_PREFIX, 'declaration'],
];

/** @throws where the stream tells of none of them */
export function subjectOf(stream: string): Subject {
  const found = PREFIXES.find(([prefix]) => stream.startsWith(prefix));
  if (!found) throw new Error(`The stream ${stream} tells of no convoy, carnet or declaration.`);
  const [prefix, kind] = found;
  return { kind, id: stream.slice(prefix.length) };
}
