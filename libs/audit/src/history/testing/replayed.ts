import { type Answer } from '#kafila/read-models/testing';
import { applyPatch } from 'rfc6902';
import { type ShownIrregularity } from '#kafila/read-models';
import { identityOf } from '../irregularity-turns.js';
import { type ReplayStep } from '../replay/replay-step.answer.js';
import { type RecordingService } from './recording-service.js';

/** What somebody has who took nothing but the steps of a replay. */
export interface Replayed {
  readonly documents: {
    readonly convoy: Record<string, unknown> | null;
    readonly carnets: Readonly<Record<string, Record<string, unknown>>>;
    readonly declarations: Readonly<Record<string, Record<string, unknown>>>;
  };
  /** By their codes and what they concern, in alphabetical order. */
  readonly irregularities: readonly string[];
}

/** Applies step after step to nothing. */
export function replayed(steps: readonly ReplayStep[]): Replayed {
  const documents = { convoy: null, carnets: {}, declarations: {} };
  const shown: string[] = [];
  for (const { patch, irregularities } of steps) {
    const failures = applyPatch(documents, [...patch]).filter((failure) => failure !== null);
    if (failures.length > 0) throw new Error(`A step cannot be applied: ${String(failures[0])}`);
    for (const one of irregularities.went) shown.splice(shown.indexOf(identityOf(one)), 1);
    shown.push(...irregularities.came.map(identityOf));
  }
  return { documents, irregularities: shown.sort() };
}

/** The same as the API shows it. @param query of the read: `&at=...`, or `knownAt=...`, which waits for nothing */
export async function shownOf(
  service: RecordingService,
  convoyId: string,
  { documents }: Replayed,
  query = '',
): Promise<Replayed> {
  const ask = (path: string): Promise<Answer> =>
    query.startsWith('knownAt') ? service.readAt(path, query) : service.read(path, query);
  const read = await ask(`/convoys/${convoyId}`);
  const convoy = read.status === 200 ? asReplayed(read.body) : null;
  const papers = async (path: string, ids: readonly string[]): Promise<[string, Document][]> => {
    const found: [string, Document][] = [];
    for (const id of ids) {
      const { body } = await ask(`/${path}/${encodeURIComponent(id)}`);
      const { irregularities: _joined, convoys: _others, ...document } = asReplayed(body);
      found.push([id, document]);
    }
    return found;
  };
  return {
    documents: {
      convoy,
      carnets: Object.fromEntries(await papers('carnets', Object.keys(documents.carnets))),
      declarations: Object.fromEntries(await papers('declarations', Object.keys(documents.declarations))),
    },
    irregularities: (convoy?.irregularities ?? []).map(identityOf).sort(),
  };
}

type Document = Record<string, unknown>;

/** Without where the last event lies. */
function asReplayed(body: Answer['body']): Document & { irregularities: ShownIrregularity[] } {
  const { revision: _place, position: _among, clocks: _asked, ...document } = body;
  return document as unknown as ReturnType<typeof asReplayed>;
}
