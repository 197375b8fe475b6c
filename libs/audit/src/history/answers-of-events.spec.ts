import { type Differing } from '#kafila/domain/testing';
import { type RecordedEvent } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import { type RecordedEventItem } from './events/recorded-event.answer.js';
import { type ShownEvent, type ShownEventAnswer } from './shown-event.answer.js';

describe('the description of an answer has the members of what it shows', () => {
  it('of an event as it was recorded: those of the store, and the format of its leaf', () => {
    const reasons: Record<Differing<RecordedEvent, RecordedEventItem>, string> = {
      leaf: 'it is the entry of the log',
      position: 'a number in code, decimal text in JSON',
    };
    expect(Object.keys(reasons)).toHaveLength(2);
  });

  it('of an event as auditors see it: those of the timeline, and its stream', () => {
    const asRecorded = 'it is shown as it was recorded, which has the described shape';
    const reasons: Record<Differing<ShownEvent, ShownEventAnswer>, string> = {
      ...{ unit: asRecorded, direction: asRecorded, coordinates: asRecorded },
    };
    expect(Object.keys(reasons)).toHaveLength(3);
  });
});
