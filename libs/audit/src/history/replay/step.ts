import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Json } from '#kafila/event-store';
import { inTurns } from '#kafila/read-models';
import { eventInWords } from '../event-words.js';
import { type MovedFigure } from '../figures/figure.js';
import { figuresInWords } from '../figures/figure-words.js';
import { PublishedFigures } from '../figures/published-figures.js';
import { patching } from '../fold/json-patch.js';
import { type HistoryEvent } from '../fold/recorded-history.js';
import { type ConvoyDocuments, FoldedConvoy } from '../fold/folded-convoy.js';
import { type IrregularityTurns, turnsBetween, turnsInWords } from '../irregularity-turns.js';
import { type ReplayStep } from './replay-step.answer.js';
import { type OrderedEvent, orderedEvents, type StepOrder } from './step-order.js';
import { ComingDoubts } from './coming-doubts.js';
import { StepsElsewhere } from './steps-elsewhere.js';

/** All events of a convoy, and of those that it is to be seen with. */
export interface ReplayedHistory {
  readonly history: readonly HistoryEvent[];
  readonly elsewhere: readonly HistoryEvent[];
}

/** A step takes a millisecond or two. */
const STEPS_AT_ONCE = 8;

/**
 * Steps through a history. The first step begins with nothing; the last one ends with what is known now, whatever the
 * order. What other convoys recorded meanwhile, and what units said of their keys, shows at the step that comes next, after the last
 * step at that one.
 *
 * @param elsewhere what was recorded in the streams of other convoys that have had its vehicles or carnets
 * @param seen only the steps after the event at this position
 * @param working told of each step how much had to be done for it, in facts folded
 */
export async function* replay(
  convoyId: string,
  { history, elsewhere }: ReplayedHistory,
  order: StepOrder,
  seen?: bigint,
  working: (work: number) => void = () => undefined,
): AsyncGenerator<ReplayStep, void> {
  const others = new StepsElsewhere(await inTurns(orderedEvents(elsewhere, order)), order);
  const convoy = new FoldedConvoy(convoyId, others.claims);
  const doubts = new ComingDoubts(history, order);
  const figures = new PublishedFigures();
  const ordered = await inTurns(orderedEvents(history, order));
  const from = seen === undefined ? 0 : stepAfter(ordered, seen);
  for (const [at, { event, folded }] of ordered.entries()) {
    // Others in the process have their turn.
    if (at % STEPS_AT_ONCE === 0) await nextTurn();
    const placed = folded.map((one) => doubts.asItCame(one));
    const { stream } = event.recorded;
    if (at < from) {
      convoy.addLater(stream, placed);
      continue;
    }
    if (at === from) {
      const last = ordered[from - 1];
      if (last) await others.goOnTo(last.event);
      await convoy.catchUp();
      if (last) await doubts.goOnTo(last.event, convoy);
    }
    const [before, begun] = [await convoy.documents(), convoy.work];
    const isLast = at === ordered.length - 1;
    await (isLast ? others.goOnToEnd() : others.goOnTo(event));
    const undigested = placed.length === 0 ? null : (await convoy.add(stream, placed)).undigested;
    await (isLast ? doubts.goOnToEnd(convoy) : doubts.goOnTo(event, convoy));
    const after = await convoy.documents();
    working(convoy.work - begun);
    const moved = await inTurns(figures.moving(before, after));
    const irregularities = turnsBetween(before, after);
    yield {
      step: at + 1,
      event: event.shown,
      words: stepInWords(event, moved, irregularities, undigested),
      patch: await inTurns(patching(asJson(before), asJson(after))),
      figures: moved,
      irregularities,
      undigested,
      skipped: event.skipped,
    };
  }
}

function stepAfter(ordered: readonly OrderedEvent[], after: bigint): number {
  return ordered.findIndex(({ event }) => event.recorded.position === after) + 1;
}

/** Documents are what JSON has, all through. */
function asJson(documents: ConvoyDocuments): Json {
  return documents as unknown as Json;
}

function stepInWords(
  { shown, skipped }: HistoryEvent,
  moved: readonly MovedFigure[],
  irregularities: IrregularityTurns,
  undigested: string | null,
): string {
  const changes = [...figuresInWords(moved), ...turnsInWords(irregularities)];
  const outcome =
    skipped !== null
      ? `Left out by ${skipped.by}: ${skipped.reason}.`
      : undigested !== null
        ? `It could not be digested (${undigested}); the state stays as it was.`
        : changes.length > 0
          ? `${changes.join('; ')}.`
          : 'No published figure moved.';
  return `${eventInWords(shown)} ${outcome}`;
}
