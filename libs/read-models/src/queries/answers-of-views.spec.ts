import {
  type Irregularity as IrregularityOfStream,
  type IrregularityEpisode,
  type Place as PlaceOnMap,
  type PlotPoint,
} from '#kafila/domain';
import { type Differing, type SameMembers } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { type CarnetDocument } from '../tables/carnet/carnet-document.js';
import { type ConvoyDocument } from '../tables/convoy/convoy-document.js';
import { type DeclarationDocument } from '../tables/declaration/declaration-document.js';
import { type Alerts } from './alerts/alert.answer.js';
import { type RaisedAlerts } from './alerts/list-alerts/list-alerts.query.js';
import { type Carnet } from './carnets/answers/carnet.answer.js';
import { type Convoy } from './convoys/answers/convoy.answer.js';
import { type Declaration } from './declarations/answers/declaration.answer.js';
import { type ForecastAnswer } from './forecast/get-forecast/forecast.answer.js';
import { type Forecast } from './forecast/get-forecast/get-forecast.query.js';
import { type PointAnswer } from './forecast/get-time-cost-distance/time-cost-distance.answer.js';
import { type Corridor } from './geography/corridor.answer.js';
import { type CorridorWithRoute } from './geography/corridor.js';
import { type Place } from './geography/place.answer.js';
import { type EpisodeAnswer } from './irregularities/get-irregularity-history/episode.answer.js';
import { type Irregularity } from './shown-irregularities/irregularity.answer.js';
import { type ShownIrregularity } from './shown-irregularities/shown-by-views.js';
import { type TimelineItem } from './timeline/timeline-item.js';
import { type TimelineItemAnswer } from './timeline/timeline.answer.js';

/** For each member in which an answer differs from what it shows: why. The compiler wants exactly these. */
type Reasons<Shown, Answer> = Readonly<Record<Differing<Shown, Answer>, string>>;

const WHEN_READ = {
  irregularities: 'other streams have a say in them',
  clocks: 'a read with clocks says which',
  incompleteSince: 'a read of a parked stream says so',
  skippedEvents: 'a read says what was left out',
};
const SEALED = 'a read opens what is sealed';
const OF_ANY_ACT = 'the shape of all acts at offices; some need not name a place';
const NAMED = 'a turn names its event by reportId or by eventId, and its type as a text';

describe('the description of an answer has the members of what it shows', () => {
  it('a convoy: those of its view, with its place among the events', () => {
    const reasons: Reasons<ConvoyDocument, Convoy> = {
      ...WHEN_READ,
      earlierIrregularities: WHEN_READ.irregularities,
      'vehicles.driver': SEALED,
      'vehicles.activities.payments.paidTo': SEALED,
      'vehicles.activities.otherPayments.paidTo': SEALED,
      'vehicles.expenses.paidTo': SEALED,
      'escorts.escort': SEALED,
    };
    expect(Object.keys(reasons)).toHaveLength(10);
  });

  it('a TIR carnet: those of its view', () => {
    const reasons: Reasons<CarnetDocument, Carnet> = {
      ...WHEN_READ,
      earlierIrregularities: WHEN_READ.irregularities,
      convoys: 'the convoys tell who carries it',
      'acceptances.place': OF_ANY_ACT,
      'refusedStarts.place': OF_ANY_ACT,
      'suspensions.suspended.place': OF_ANY_ACT,
      'suspensions.resumed.place': OF_ANY_ACT,
    };
    expect(Object.keys(reasons)).toHaveLength(10);
  });

  it('a customs declaration: those of its view', () => {
    const reasons: Reasons<DeclarationDocument, Declaration> = { ...WHEN_READ, lodgedBy: SEALED };
    expect(Object.keys(reasons)).toHaveLength(5);
  });

  it('an irregularity: those that the domain names, with what it belongs to', () => {
    const ofStream: SameMembers<IrregularityOfStream, Omit<Irregularity, keyof BelongsTo>> = true;
    const shown: SameMembers<ShownIrregularity, Irregularity> = true;
    expect([ofStream, shown]).toEqual([true, true]);
  });

  it('the history of an irregularity: those of its episodes', () => {
    const reasons: Reasons<IrregularityEpisode, EpisodeAnswer> = {
      explainedAt: 'another stream tells it',
      unless: 'its name is shown, and not from when to when it explains',
      ...{ 'appeared.id': NAMED, 'appeared.reportId': NAMED, 'appeared.eventId': NAMED },
      ...{ 'gone.id': NAMED, 'gone.reportId': NAMED, 'gone.eventId': NAMED },
      ...{ 'appeared.type': NAMED, 'gone.type': NAMED },
    };
    expect(Object.keys(reasons)).toHaveLength(10);
  });

  it('an item of the timeline: those that are read from an event', () => {
    const asRecorded = 'it is shown as it was recorded, which has the described shape';
    const reasons: Reasons<TimelineItem, TimelineItemAnswer> = {
      ...{ unit: asRecorded, direction: asRecorded, coordinates: asRecorded },
    };
    expect(Object.keys(reasons)).toHaveLength(3);
  });

  it('forecasts, alerts and the points of a trip: those of the domain', () => {
    const forecast: SameMembers<Forecast, ForecastAnswer> = true;
    const alerts: SameMembers<RaisedAlerts, Alerts> = true;
    const points: SameMembers<PlotPoint, PointAnswer> = true;
    expect([forecast, alerts, points]).toEqual([true, true, true]);
  });

  it('places and corridors: those of the map', () => {
    const place: SameMembers<PlaceOnMap, Place> = true;
    const corridor: SameMembers<CorridorWithRoute, Corridor> = true;
    expect([place, corridor]).toEqual([true, true]);
  });
});

type BelongsTo = Pick<Irregularity, 'convoyIds' | 'carnetNumber' | 'declarationRef'>;

describe('a difference between two types', () => {
  interface Seen {
    readonly at: string;
    readonly stops: readonly { readonly place: string | null; readonly hours?: number }[];
  }

  it('is a member that one of them lacks, however deep', () => {
    const reasons: Reasons<Seen, { at: string; stops: { place: string | null; hours?: number; km: 1 }[] }> = {
      'stops.km': 'lacking',
    };
    // @ts-expect-error stops.km is not named
    const unnamed: Reasons<Seen, { at: string; stops: { place: string | null; hours?: number; km: 1 }[] }> =
      {};
    expect([reasons, unnamed]).toHaveLength(2);
  });

  it('is a member that is null or left out in only one of them', () => {
    const reasons: Reasons<Seen, { at: string | null; stops: { place: string | null; hours: number }[] }> = {
      at: 'null in one',
      'stops.hours': 'left out in one',
    };
    // @ts-expect-error a list is no object
    const noList: Reasons<Seen, { at: string; stops: { place: null } }> = {};
    expect([reasons, noList]).toHaveLength(2);
  });
});
