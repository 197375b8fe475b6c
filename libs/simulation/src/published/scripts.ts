import { type SomeParameters } from '../parameters/parameters.js';

/** What has to be made up to repeat a published trip: nothing of this was published. */
export interface Script {
  /** Hour of departure; the day too, where none was published. */
  readonly departAt: string;
  /** Trucks per destination, where their number was not published. */
  readonly trucks: readonly number[];
  readonly parameters: SomeParameters;
  /** Where a convoy for several destinations splits, in the order of travel. */
  readonly forks?: readonly ForkScript[];
  /** Destination -> the way home from Quetta, where it does not lead to the origin of the trip. */
  readonly homeFromQuetta?: Readonly<Record<string, readonly string[]>>;
  /** Days on which a border side was left, where the day was published or follows from the text. */
  readonly left?: readonly { readonly side: string; readonly day: string; readonly published: boolean }[];
}

/** The parts that a convoy splits into at a place; each goes to the destination it is named after. */
export interface ForkScript {
  /** The part that splits; absent where the whole convoy does. */
  readonly of?: string;
  readonly at: string;
  /** With the destinations of the trucks that go with it. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
}

/** Convoys in the news travel together and are not kept waiting for their unloading. */
const inTheNews: SomeParameters = {
  borders: { regroupShare: 1, waitingSigma: 0.5 },
  driving: { unloadingHours: 1.5, nightRest: { from: 22, to: 5 } },
};

/** Fast as far as Torkham and slow after it: 1,700 km in less than two days, then 700 km in four. */
const pilotRun: SomeParameters = {
  borders: {
    regroupShare: 1,
    sides: {
      'torkham-pk': { waiting: 1, processing: 1.5 },
      'torkham-af': { waiting: 10, processing: 6 },
      hairatan: { waiting: 20, processing: 5 },
      ayritom: { waiting: 10, processing: 6 },
    },
  },
  // Two drivers take turns: with one, no truck comes from Karachi across Torkham by the next evening.
  driving: {
    nightRest: null,
    unloadingHours: 1.5,
    kmh: { PK: 54, AF: 34, UZ: 50 },
    mishapsPer1000Km: 0,
  },
};

export const SCRIPTS: Readonly<Record<string, Script>> = {
  'pk-uz-2021-04': {
    departAt: '2021-04-29T00:30:00+05:00',
    trucks: [1],
    parameters: pilotRun,
    left: [{ side: 'torkham-pk', day: '2021-04-30', published: true }],
  },
  'nlc-tr-az-2021-09': {
    departAt: '2021-09-27T05:30:00+05:00',
    trucks: [2, 2],
    parameters: inTheNews,
    forks: [{ at: 'qazvin', parts: { istanbul: ['istanbul'], baku: ['baku'] } }],
    homeFromQuetta: {
      istanbul: ['multan', 'lahore'],
      baku: ['multan', 'faisalabad', 'islamabad'],
    },
  },
  'nlc-car-2023-06': {
    departAt: '2023-06-14T07:00:00+05:00',
    trucks: [3, 3, 2],
    parameters: inTheNews,
    forks: [
      { at: 'tashkent', parts: { astana: ['astana', 'almaty'] } },
      { of: 'astana', at: 'taraz', parts: { almaty: ['almaty'] } },
    ],
  },
  'nlc-kz-china-2023-06': {
    departAt: '2023-06-12T06:30:00+05:00',
    trucks: [3],
    parameters: inTheNews,
  },
  'nlc-cn-2023-06': {
    departAt: '2023-06-24T06:00:00+05:00',
    trucks: [4],
    parameters: inTheNews,
    left: [{ side: 'sost', day: '2023-06-26', published: false }],
  },
  'nlc-af-2023-07-a': {
    departAt: '2023-06-24T06:00:00+05:00',
    trucks: [3],
    parameters: inTheNews,
  },
  'nlc-af-2023-07-b': {
    departAt: '2023-07-04T06:30:00+05:00',
    trucks: [3],
    parameters: inTheNews,
  },
  'nlc-kz-2023-11': {
    departAt: '2023-11-03T06:30:00+05:00',
    trucks: [2],
    parameters: inTheNews,
  },
  'nlc-kg-2023-12': {
    departAt: '2023-11-27T06:30:00+05:00',
    trucks: [2],
    parameters: inTheNews,
  },
  'nlc-tj-2024-04': {
    departAt: '2024-03-27T06:00:00+05:00',
    trucks: [4],
    parameters: inTheNews,
  },
};
