import { type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import { asItHappened } from './as-it-happened.js';

const at = (day: number): string => `2026-03-0${day}T00:00:00.000Z`;
let revision = 0;

function event(id: string, day: number, type = 'CheckpointPassed', data: JsonObject = {}): RecordedEvent {
  const where = { stream: 'convoy-C', revision: revision++, position: BigInt(revision), recordedAt: at(9) };
  return { id, type, data: { occurredAt: at(day), ...data }, metadata: {}, ...where };
}
const back = (id: string, day: number, retracts: string): RecordedEvent =>
  event(id, day, 'ReportRetracted', { retracts });

const plan = event('plan', 1, 'ConvoyPlanned');
const ids = (history: readonly RecordedEvent[], day: number): readonly string[] =>
  asItHappened(history, at(day)).map(({ id }) => id);

describe('what had happened by an instant', () => {
  it('is what occurred by then, the instant itself included, in the order of recording', () => {
    expect(ids([plan, event('late', 4), event('early', 2)], 3)).toEqual(['plan', 'early']);
    expect(ids([plan, event('then', 3)], 3)).toEqual(['plan', 'then']);
  });

  it('is everything where no instant is named', () => {
    const history = [plan, event('future', 8)];
    expect(asItHappened(history, null)).toBe(history);
  });

  it('is nothing of a convoy that was planned later, whatever was seen of it before', () => {
    expect(ids([event('plan', 5, 'ConvoyPlanned'), event('seen', 2)], 3)).toEqual([]);
  });

  it('leaves out what was taken back, also where it was taken back later', () => {
    expect(ids([plan, event('wrong', 2), back('back', 7, 'wrong')], 3)).toEqual(['plan', 'wrong', 'back']);
  });

  it('knows nothing of a retraction where what it takes back had not happened yet', () => {
    expect(ids([plan, event('later', 5), back('back', 2, 'later')], 3)).toEqual(['plan']);
  });

  it('counts a retraction of what was never reported from its own time on', () => {
    expect(ids([plan, back('back', 2, 'nothing')], 3)).toEqual(['plan', 'back']);
    expect(ids([plan, back('back', 5, 'nothing')], 3)).toEqual(['plan']);
    expect(ids([plan, back('back', 5, 'plan')], 3)).toEqual(['plan']);
  });

  it('follows retractions of retractions to what they are about in the end', () => {
    const history = [plan, event('seen', 2), back('b1', 6, 'seen'), back('b2', 7, 'b1'), back('b3', 8, 'b2')];
    expect(ids(history, 3)).toEqual(['plan', 'seen', 'b1', 'b2', 'b3']);
    expect(ids(history, 1)).toEqual(['plan']);
  });

  it('counts retractions in a ring, and what leads to them, from the first time in the ring on', () => {
    const history = [plan, back('b0', 2, 'b1'), back('b1', 8, 'b2'), back('b2', 4, 'b1')];
    expect(ids(history, 3)).toEqual(['plan']);
    expect(ids(history, 4)).toEqual(['plan', 'b0', 'b1', 'b2']);
    const ofItself = [plan, back('b1', 5, 'b1'), back('b0', 2, 'b1')];
    expect(ids(ofItself, 4)).toEqual(['plan']);
    expect(ids(ofItself, 5)).toEqual(['plan', 'b1', 'b0']);
  });

  it('keeps what does not say when it occurred: nothing is left out in silence', () => {
    const odd = event('odd', 1, 'CheckpointPassed', { occurredAt: 'yesterday' });
    expect(ids([plan, odd], 3)).toEqual(['plan', 'odd']);
  });
});
