import {
  type CarnetEvent,
  type ConvoyEvent,
  type DeclarationEvent,
  describeCarnet,
  describeConvoy,
  describeDeclaration,
  foldCarnet,
  foldConvoy,
  foldDeclaration,
  subjectOfStream,
  type Recorded,
} from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { dice } from './chance/dice.js';
import { allTroubles } from './parameters/parameters.js';
import { simulate } from './simulate/simulate.js';
import { byShip } from './testing/by-ship.js';
import { historyOf } from './testing/history.js';
import { foldedCarnet, foldedSteps, knowableCarnet, knowableSteps } from './testing/knowable/documents.js';
import { everyMember } from './testing/knowable/members.js';
import { foldedVehicle, knowableVehicle } from './testing/knowable/vehicle.js';

const CONVOYS = timesTried(30, 200);

/** Everything often: each scenario with what a server makes of it. */
const SHIPPED = timesTried(4, 60);
const scenarios = [
  ...simulate({ seed: 7, convoys: CONVOYS, parameters: allTroubles }),
  ...simulate({ seed: 8, convoys: SHIPPED, parameters: byShip(allTroubles) }),
].map((convoy) => ({
  convoy,
  history: historyOf(convoy),
}));

describe('what the domain makes of the reports of a simulated road with all its troubles', () => {
  it('is decided as the desk decided', () => {
    for (const { convoy, history } of scenarios) {
      expect([convoy.convoyId, history.refused]).toEqual([convoy.convoyId, []]);
    }
  });

  it('is the truth of every vehicle in every convoy, wherever it was reported, and nothing else', () => {
    let vehicles = 0;
    for (const { convoy, history } of scenarios) {
      const states = new Map(convoy.convoys.map((convoyId) => [convoyId, history.convoy(convoyId)]));
      for (const known of everyMember(convoy.truth)) {
        const { vehicleId } = known.vehicle;
        const state = states.get(known.convoyId)?.vehicles.get(vehicleId);
        const name = `${known.convoyId} ${vehicleId}`;
        expect({ [name]: state && foldedVehicle(state) }).toEqual({ [name]: knowableVehicle(known) });
        vehicles++;
      }
    }
    expect(vehicles).toBeGreaterThan(5 * CONVOYS);
  });

  it('is the truth of every carnet, wherever it was reported, and nothing else', () => {
    for (const { convoy, history } of scenarios) {
      for (const carnet of convoy.truth.carnets) {
        const { carnetNumber } = carnet;
        const name = `${convoy.convoyId} ${carnetNumber}`;
        const view = describeCarnet(history.carnet(carnetNumber));
        expect({ [name]: foldedCarnet(view) }).toEqual({ [name]: knowableCarnet(carnet) });
      }
    }
  });

  it('is the truth of every declaration, wherever it was reported, and nothing else', () => {
    for (const { convoy, history } of scenarios) {
      for (const declaration of convoy.truth.declarations) {
        const { reference } = declaration;
        const view = describeDeclaration(history.declaration(reference));
        expect({ [reference]: foldedSteps(view) }).toEqual({ [reference]: knowableSteps(declaration) });
      }
    }
  });

  it('knows every escort with where it joined and left, as far as that was reported', () => {
    for (const { convoy, history } of scenarios) {
      for (const convoyId of convoy.convoys) {
        const own = convoy.truth.escorts.filter((escort) => escort.convoyId === convoyId);
        const known = own.flatMap(({ escort, reportedBy, joinedAt, leftAt }) =>
          reportedBy.joinedAt === null && reportedBy.leftAt === null
            ? []
            : [
                [
                  escort,
                  reportedBy.joinedAt === null ? null : joinedAt,
                  reportedBy.leftAt === null ? null : leftAt,
                ],
              ],
        );
        const { escorts } = describeConvoy(history.convoy(convoyId));
        const found = escorts.map(({ escort, joinedAt, leftAt }) => [escort, joinedAt, leftAt]);
        expect({ [convoyId]: found.sort() }).toEqual({ [convoyId]: known.sort() });
      }
    }
  });

  it('is the same in any order in which the facts arrive', () => {
    for (const [i, { history }] of scenarios.slice(0, timesTried(8, 30)).entries()) {
      for (const [stream, recorded] of history.streams) {
        const shuffled = inAnyOrder(recorded, i);
        expect(foldOf(stream, shuffled)).toEqual(foldOf(stream, recorded));
      }
    }
  });
});

/** Decisions keep their order: each was checked against those before it. */
function inAnyOrder(recorded: readonly Recorded[], chance: number): readonly Recorded[] {
  const facts = dice(1, chance, 0).shuffle(recorded.filter(({ unit }) => unit !== null));
  return [...recorded.filter(({ unit }) => unit === null), ...facts];
}

function foldOf(stream: string, recorded: readonly Recorded[]): unknown {
  if (subjectOfStream(stream).kind === 'convoy')
    return foldConvoy(recorded as readonly Recorded<ConvoyEvent>[]);
  if (subjectOfStream(stream).kind === 'carnet')
    return foldCarnet(recorded as readonly Recorded<CarnetEvent>[]);
  return foldDeclaration(recorded as readonly Recorded<DeclarationEvent>[]);
}
