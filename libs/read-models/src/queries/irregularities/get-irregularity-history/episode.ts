import {
  CONVOY_DECISION_TYPES,
  explains,
  firstFrom,
  type IrregularityEpisode,
  type IrregularityTurn,
} from '#kafila/domain';
import { type Database } from '../../../database/schema.js';
import { type EpisodeAnswer, type TurnAnswer } from './episode.answer.js';

/** For each explanation that the convoy's irregularities wait for, when such were told to have happened. */
export async function explanationsFor(
  db: Database,
  stream: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('explanations')
    .select(['explains', 'explained_at'])
    .where('explains', 'in', (e) =>
      e
        .selectFrom('irregularities')
        .select((i) => i.ref('unless').$notNull().as('unless'))
        .where('stream', '=', stream)
        .where('unless', 'is not', null),
    )
    .orderBy('explained_at')
    .execute();
  const found = new Map<string, string[]>();
  for (const { explains, explained_at: at } of rows) {
    const times = found.get(explains);
    if (times) times.push(at);
    else found.set(explains, [at]);
  }
  return found;
}

/** An episode as it is shown. */
export function episodeOf(
  { appeared, gone, unless, ...irregularity }: IrregularityEpisode,
  explained: ReadonlyMap<string, readonly string[]>,
): EpisodeAnswer {
  const times = unless ? (explained.get(unless.of) ?? []) : [];
  const first = unless ? times[firstFrom(times, unless.after)] : undefined;
  const explainedAt = unless && first !== undefined && explains(unless, first) ? first : null;
  return {
    ...irregularity,
    unless: unless?.of ?? null,
    explainedAt,
    appeared: turnOf(appeared),
    gone: gone && turnOf(gone),
  };
}

function turnOf({ id, type, ...turn }: IrregularityTurn): TurnAnswer {
  const named = CONVOY_DECISION_TYPES.has(type) ? { eventId: id } : { reportId: id };
  return { ...named, type, ...turn };
}
