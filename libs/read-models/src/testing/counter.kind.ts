import { type NewEvent } from '#kafila/event-store';
import { v5 as uuidv5 } from 'uuid';
import { type Projection, type StreamKind } from '../runner/projection/projection.js';
import { columnsFrom } from '../tables/descriptor/column.js';
import { fillTables, filling } from '../tables/descriptor/filled-rows.js';
import { type StreamTip } from '../tables/descriptor/stream-tip.js';
import { defineTable } from '../tables/descriptor/table.js';

interface Counter {
  readonly stream: string;
  readonly sum: number;
  readonly count: number;
}

const { name, integer } = columnsFrom<Counter>();

/** No table of the read models: it stands nowhere but in folds. */
export const counterTable = defineTable({
  name: 'counters',
  prefix: 'counter-',
  keyColumns: 1,
  rows: 'short',
  columns: {
    counter: name(({ stream }) => stream.slice('counter-'.length)),
    sum: integer(({ sum }) => sum),
    count: integer(({ count }) => count),
  },
});

export interface Added {
  readonly id: string;
  readonly amount: number;
}

/** An amount to add. */
export function added(label: string, amount: number): NewEvent {
  return { id: idOf(label), type: 'Added', data: { amount }, metadata: {} };
}

/** Nobody can read it. */
export function garbled(label: string): NewEvent {
  return { id: idOf(label), type: 'Garbled', data: {}, metadata: {} };
}

/** Takes an event back that could not be read. */
export function takenBack(label: string, of: string): NewEvent {
  return { id: idOf(label), type: 'TakenBack', data: { of: idOf(of) }, metadata: {} };
}

function idOf(label: string): string {
  return uuidv5(label, '9a0b8f4e-0f0f-5f0f-8f0f-0f0f0f0f0f0f');
}

type CounterEvent = Added | { readonly of: string };

const fillings = [filling(counterTable, (counter: Counter) => [counter])];

/**
 * The simplest kind of stream: a sum of amounts. A sum below 0 cannot be digested; 13 cannot be added to a fold, only folded
 * anew, as a late fact would be.
 */
export const counterKind: StreamKind<CounterEvent, readonly number[]> = {
  prefix: 'counter-',
  tables: [counterTable],
  read: ({ id, type, data }) => {
    if (type === 'Garbled') throw new Error('It is garbled.');
    return type === 'TakenBack' ? { of: data['of'] as string } : { id, amount: Number(data['amount']) };
  },
  fold: (history) => digest(history.flatMap((event) => ('amount' in event ? [event.amount] : []))),
  extend: (fold, events) => {
    const amounts = events.flatMap((event) => ('amount' in event ? [event.amount] : []));
    return amounts.includes(13) ? undefined : digest([...fold, ...amounts]);
  },
  takenBack: (history) => new Set(history.flatMap((event) => ('of' in event ? [event.of] : []))),
  rows: ({ stream }: StreamTip, fold) =>
    fillTables(fillings, { stream, sum: sumOf(fold), count: fold.length }),
};

export const counters: Projection = {
  name: 'counters',
  version: 1,
  kinds: [counterKind],
  tables: [counterTable],
};

function digest(amounts: readonly number[]): readonly number[] {
  amounts.reduce((sum, amount) => {
    if (sum + amount < 0) throw new Error(`The sum would be ${sum + amount}.`);
    return sum + amount;
  }, 0);
  return amounts;
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
