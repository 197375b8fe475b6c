import { type IrregularityList } from '../irregularity/irregularity-list.js';
import { notesOf, type ReportsStanding } from './standing.state.js';

/** Those gathered before others have their turn. */
const GATHERED_AT_ONCE = 200;

/** Adds what the standing of reports makes irregular: one for each code, of no vehicle. In portions. */
export function* gatheringOfStanding(
  standing: ReportsStanding,
  found: IrregularityList,
): Generator<void, void> {
  for (const [i, { code, occurredAt, reportId }] of notesOf(standing).entries()) {
    found.add(code, occurredAt, [], [reportId]);
    if (i % GATHERED_AT_ONCE === 0) yield;
  }
}
