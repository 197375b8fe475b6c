import { describe, expect, it, jest } from '@jest/globals';
import { joinedAll, planned, record, type Unrecorded } from '../../testing.js';
import { irregularityEpisodes } from '../view/irregularity-history.js';
import { foldConvoy } from './fold.js';

function storyOf(many: number): readonly Unrecorded[] {
  return [planned(), ...joinedAll(...Array.from({ length: many }, (_, i) => `PK-T${i}`))];
}

/** How many entries are put into maps, those of copies included. */
function entriesPutInto(many: number): number {
  const history = record(...storyOf(many));
  const put = jest.spyOn(Map.prototype, 'set');
  try {
    expect(foldConvoy(history).vehicles.size).toBe(many);
    return put.mock.calls.length;
  } finally {
    put.mockRestore();
  }
}

describe('a convoy of many vehicles', () => {
  it('is twice the work for twice as many', () => {
    const [once, twice] = [entriesPutInto(300), entriesPutInto(600)];
    expect(twice / once).toBeLessThan(2.2);
  });

  it('gives others their turn at each of them where its irregularities are looked for', () => {
    expect([...irregularityEpisodes(record(...storyOf(300)))].length).toBeGreaterThan(300 * 100);
  });
});
