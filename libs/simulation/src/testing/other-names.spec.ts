import { describe, expect, it } from '@jest/globals';
import { allTroubles } from '../parameters/parameters.js';
import { simulate } from '../simulate/simulate.js';
import { historyOf } from './history.js';
import { underOtherNames } from './other-names.js';

const scenarios = [...simulate({ seed: 3, convoys: 12, parameters: allTroubles })];

describe('a scenario under other names', () => {
  it('has other convoys, vehicles, carnets and declarations, and is decided and understood as before', () => {
    for (const own of scenarios) {
      const { scenario } = underOtherNames(own, 30);
      const { truth, convoys } = scenario;
      const idsOf = ({ truth: known }: typeof own): string[] => [
        ...known.vehicles.map(({ vehicleId }) => vehicleId),
        ...known.carnets.map(({ carnetNumber }) => carnetNumber),
        ...known.declarations.map(({ reference }) => reference),
      ];
      const before = new Set([...own.convoys, ...idsOf(own)]);
      expect([...convoys, ...idsOf(scenario)].filter((id) => before.has(id))).toEqual([]);
      const history = historyOf(scenario);
      expect(history.refused).toEqual([]);
      for (const { vehicleId, memberships } of truth.vehicles) {
        const state = history.convoy(memberships[0]?.convoyId ?? '');
        expect([...state.vehicles.keys()]).toContain(vehicleId);
      }
    }
  });

  it('leads back to its own names', () => {
    for (const own of scenarios) {
      const { scenario, back } = underOtherNames(own, 0);
      expect(back(scenario)).toEqual(own);
    }
  });
});
