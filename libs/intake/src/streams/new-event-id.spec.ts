import { describe, expect, it } from '@jest/globals';
import { validate, version } from 'uuid';
import { newEventId } from './new-event-id.js';

describe('the id of a new event', () => {
  it('is a UUIDv7 of now, and never the same twice', () => {
    const before = Date.now();
    const ids = Array.from({ length: 1_000 }, newEventId);
    expect(new Set(ids).size).toBe(1_000);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    for (const id of ids) {
      const at = parseInt(id.replace('-', '').slice(0, 12), 16);
      expect(at >= before && at <= Date.now()).toBe(true);
    }
  });
});
