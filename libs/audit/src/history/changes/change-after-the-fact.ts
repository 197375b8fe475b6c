import { setImmediate as nextTurn } from 'node:timers/promises';
import { reportIdOf, VOUCHING } from '#kafila/domain';
import { inTurns } from '#kafila/read-models';
import { type MovedFigure } from '../figures/figure.js';
import { PublishedFigures } from '../figures/published-figures.js';
import { type HistoryEvent } from '../fold/recorded-history.js';
import { FoldedConvoy } from '../fold/folded-convoy.js';
import { turnsBetween } from '../irregularity-turns.js';
import { reattributions } from './attributions.js';
import { changeInWords } from './change-words.js';
import { CHANGE_KINDS, type ChangeAfterTheFact, type Correction } from './change-after-the-fact.answer.js';
import { Corrections } from './correction.js';

/** Folding one event takes less than a millisecond, telling what it changed a few. */
const EVENTS_AT_ONCE = 8;

/**
 * What was changed after the fact, in the order of recording: each event that tells of the past what was not known, or
 * known otherwise, with what was published just before it was recorded and just after.
 *
 * @param after only what was recorded after this position
 * @param working told of each event that may be of the answer how much had to be done for it, in facts folded
 */
export async function* changesAfterTheFact(
  convoyId: string,
  history: readonly HistoryEvent[],
  after = 0n,
  working: (work: number) => void = () => undefined,
): AsyncGenerator<ChangeAfterTheFact, void> {
  // What another convoy reports is no change of this one.
  const convoy = new FoldedConvoy(convoyId, null);
  const figures = new PublishedFigures();
  const corrections = await inTurns(Corrections.gathering(history));
  const latest = new Map<string, string>();
  for (const [at, event] of history.entries()) {
    if (at % EVENTS_AT_ONCE === 0) await nextTurn();
    const { stream, position } = event.recorded;
    const may = position > after && mayChangeThePast(event, corrections);
    const isDated = isDatedBefore(event, latest.get(stream));
    noteLatest(event, latest);
    if (!may) {
      convoy.addLater(stream, [event.placed]);
      continue;
    }
    await convoy.catchUp();
    const [before, begun] = [await convoy.documents(), convoy.work];
    const { afterTheFact, undigested } = await convoy.add(stream, [event.placed]);
    const now = await convoy.documents();
    working(convoy.work - begun);

    const correction = corrections.of(event);
    const replaces = corrections.replacedBy(event);
    const reattributed = reattributions(before, now, ownReports(event, correction));
    const moved = await inTurns(figures.moving(before, now));
    const kinds = CHANGE_KINDS.filter((kind) => {
      switch (kind) {
        case 'late':
          return event.shown.late;
        case 'retraction':
          return correction !== null;
        case 'replacement':
          return replaces !== null;
        case 'late-decision':
          return isDecision(event) && afterTheFact && isDated;
        case 'vouching':
          return event.recorded.type === VOUCHING;
        case 're-attributed':
          return reattributed.length > 0 || tellsOfOthers(correction) || movesCarnet(moved);
      }
    });
    if (kinds.length === 0) continue;
    const irregularities = turnsBetween(before, now);
    const change = {
      ...{ event: event.shown, kinds, correction, replaces, reattributed },
      ...{ figures: moved, irregularities, undigested },
    };
    yield { ...change, words: changeInWords(change) };
  }
}

function isDecision({ shown }: HistoryEvent): boolean {
  return shown.eventId !== undefined;
}

/** A fact that is not late and replaces none says what nobody had reported before. */
function mayChangeThePast(event: HistoryEvent, corrections: Corrections): boolean {
  const { shown } = event;
  return (
    isDecision(event) || shown.late || shown.retracts !== undefined || corrections.replacedBy(event) !== null
  );
}

function isDatedBefore({ shown: { occurredAt } }: HistoryEvent, latest: string | undefined): boolean {
  return occurredAt !== null && latest !== undefined && occurredAt < latest;
}

function noteLatest({ recorded, shown }: HistoryEvent, latest: Map<string, string>): void {
  const { occurredAt, retracts } = shown;
  const isFact = shown.reportId !== undefined && retracts === undefined;
  const known = latest.get(recorded.stream) ?? '';
  if (isFact && occurredAt !== null && occurredAt > known) latest.set(recorded.stream, occurredAt);
}

/** Other members of the change say that these came or went. */
function ownReports({ recorded }: HistoryEvent, correction: Correction | null): ReadonlySet<string> {
  const { reportId } = recorded.data;
  const vouchedFor = recorded.type === VOUCHING && typeof reportId === 'string' ? [reportId] : [];
  return new Set([
    reportIdOf(recorded),
    ...(correction ? [correction.reportId, correction.replacedBy ?? ''] : []),
    ...vouchedFor,
  ]);
}

function tellsOfOthers(correction: Correction | null): boolean {
  return correction?.differs.some(({ field }) => field === 'vehicleIds') ?? false;
}

/** From one vehicle to another. */
function movesCarnet(moved: readonly MovedFigure[]): boolean {
  return moved.some(
    ({ figure, of, before }) => figure === 'vehicleId' && of.carnetNumber !== undefined && before !== null,
  );
}
