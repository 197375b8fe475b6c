import { checkSchema } from '#kafila/platform/testing';
import { type Type } from '@nestjs/common';
import { timesTried } from '#kafila/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { ReadModelsModule } from '../read-models.module.js';
import { anyHistory } from '../testing/any-history.js';
import { get, serve, type Served } from '../testing/served.js';
import { projectAll, TestStores } from '../testing/test-stores.js';
import { appendToStream } from '../testing/append-events.js';
import { Alerts } from './alerts/alert.answer.js';
import { ALERTS_EXAMPLE } from './alerts/alerts.example.js';
import { CARNET_EXAMPLE } from './carnets/carnet.example.js';
import { Carnet } from './carnets/answers/carnet.answer.js';
import { CarnetPage } from './carnets/list-carnets/list-carnets.controller.js';
import { CONVOY_EXAMPLE } from './convoys/convoy.example.js';
import { Convoy } from './convoys/answers/convoy.answer.js';
import { ConvoyPage } from './convoys/list-convoys/list-convoys.controller.js';
import { DECLARATION_EXAMPLE } from './declarations/declaration.example.js';
import { Declaration } from './declarations/answers/declaration.answer.js';
import { DeclarationPage } from './declarations/list-declarations/list-declarations.controller.js';
import {
  EPISODE_EXAMPLE,
  EpisodeAnswer,
  IrregularityEpisodePage,
} from './irregularities/get-irregularity-history/episode.answer.js';
import { FORECAST_EXAMPLE, ForecastAnswer } from './forecast/get-forecast/forecast.answer.js';
import {
  TIME_COST_DISTANCE_EXAMPLE,
  TimeCostDistanceAnswer,
} from './forecast/get-time-cost-distance/time-cost-distance.answer.js';
import {
  Irregularity,
  IRREGULARITY_EXAMPLE,
  IrregularityPage,
} from './shown-irregularities/irregularity.answer.js';
import { statisticAnswer } from './statistics/get-statistic/statistic.answer.js';
import { STATISTICS } from './statistics/catalogue/statistics.js';
import { TIMELINE_EXAMPLE, TimelineItemAnswer, TimelinePage } from './timeline/timeline.answer.js';
import { VehicleHistory } from './vehicles/vehicle-history.answer.js';
import { VEHICLE_HISTORY_EXAMPLE } from './vehicles/vehicle-history.example.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 120_000);
afterAll(() => stores.remove());

/** The same schema where no field may come that it does not describe. */
function closed(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema, (name, value: unknown) =>
      typeof value === 'object' && value !== null && 'properties' in value && name !== 'properties'
        ? { ...value, additionalProperties: false }
        : value,
    ),
  ) as object;
}

// To optimise a check takes as long as to compile it, and saves little.
const ajv = new Ajv2020({
  ...{ strict: false, validateFormats: false, allErrors: true },
  code: { optimize: false },
});

const checks = new Map<Type, ValidateFunction>();

/** What of an answer its shape does not describe. To compile a shape takes longer than to check a thousand answers. */
function faults(shape: Type, answer: unknown): unknown[] {
  const check = checks.get(shape) ?? ajv.compile(closed(checkSchema(shape)));
  checks.set(shape, check);
  return check(answer) ? [] : [...(check.errors ?? [])];
}

/** What is asked after every history, and the shape of the answer. */
const QUESTIONS = [
  ['convoys', ConvoyPage],
  ['convoys/K-0', Convoy],
  ['convoys/K-0/timeline?limit=1000', TimelinePage],
  ['convoys/K-0/irregularities', IrregularityEpisodePage],
  ['vehicles/PK-A1', VehicleHistory],
  ['carnets', CarnetPage],
  ['declarations', DeclarationPage],
  ['irregularities?limit=500', IrregularityPage],
  ['alerts', Alerts],
  ['convoys/K-0/forecast', ForecastAnswer],
  ['convoys/K-0/time-cost-distance', TimeCostDistanceAnswer],
  ...STATISTICS.map(
    (one) => [`statistics/${one.name}?groupBy=${one.groupings.join(',')}`, statisticAnswer(one)] as const,
  ),
] as const;

describe('the shapes in the description of the API', () => {
  it.each([
    ['convoy', Convoy, CONVOY_EXAMPLE],
    ['vehicle', VehicleHistory, VEHICLE_HISTORY_EXAMPLE],
    ['carnet', Carnet, CARNET_EXAMPLE],
    ['declaration', Declaration, DECLARATION_EXAMPLE],
    ['irregularity', Irregularity, IRREGULARITY_EXAMPLE],
    ['history of an irregularity', EpisodeAnswer, EPISODE_EXAMPLE],
    ['timeline', TimelineItemAnswer, TIMELINE_EXAMPLE],
    ['list of alerts', Alerts, ALERTS_EXAMPLE],
    ['forecast', ForecastAnswer, FORECAST_EXAMPLE],
    ['series of a trip', TimeCostDistanceAnswer, TIME_COST_DISTANCE_EXAMPLE],
  ])('fit the example of a %s', (_, shape, example) => {
    expect(faults(shape, example)).toEqual([]);
  });

  it('would not fit an answer with a field that nobody described, or of another type', () => {
    expect(faults(Convoy, { ...CONVOY_EXAMPLE, colour: 'red' })).toHaveLength(1);
    expect(faults(CarnetPage, { items: [{ ...CARNET_EXAMPLE, seals: 7 }], nextCursor: null })).not.toEqual(
      [],
    );
    expect(faults(CarnetPage, { items: [], nextCursor: null, total: 0 })).toHaveLength(1);
  });

  it('fit every answer to whatever was recorded', async () => {
    const histories = fc.sample(anyHistory, { numRuns: timesTried(6, 12), seed: 11 });
    let irregularities = 0;
    for (const history of histories) {
      const eventStore = await stores.eventStore();
      for (const { stream, decisions, facts } of history) {
        const events = [...decisions, ...facts];
        if (events.length > 0) await appendToStream(eventStore, stream, events);
      }
      const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
      await projectAll(stores, eventStore, readModels);
      const board: Served = await serve([ReadModelsModule.with({ eventStore, readModels })]);
      try {
        for (const [path, shape] of QUESTIONS) {
          const { status, body } = await get(`${board.url}/v1/${path}`);
          expect([path, status, faults(shape, body)]).toEqual([path, 200, []]);
          if (path.startsWith('irregularities')) irregularities += body.items.length;
        }
      } finally {
        await board.app.close();
      }
    }
    expect(irregularities).toBeGreaterThan(50);
  }, 120_000);
});
