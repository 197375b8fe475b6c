import { type Leg } from '#kafila/domain';

/** How trucks move. Speeds are those of a loaded truck in motion, km/h. */
export interface DrivingParameters {
  /** By country, ISO 3166-1 alpha-2. Invented to be plausible, not measured. */
  readonly kmh: Readonly<Record<string, number>>;
  readonly kmhElsewhere: number;
  /** Factor of the speed on a mountain road. */
  readonly mountainFactor: number;
  /** Spread of the logarithm of the speed from leg to leg. */
  readonly speedSigma: number;
  /** Local hours of the day in which nobody drives; null where drivers take turns. */
  readonly nightRest: { readonly from: number; readonly to: number } | null;
  /** Hours at the wheel before a break. */
  readonly breakAfterHours: number;
  readonly breakMinutes: number;
  /** How often something else stops a convoy (a puncture, a police check), per 1,000 km. */
  readonly mishapsPer1000Km: number;
  readonly mishapHours: number;
  /** Median hours from arriving at the consignee to being unloaded. */
  readonly unloadingHours: number;
  /** Median hours at the far end of a round trip until it starts back. */
  readonly turnaroundHours: number;
}

export const drivingDefaults: DrivingParameters = {
  kmh: { PK: 48, AF: 36, IR: 58, UZ: 50, TM: 46, KZ: 60, KG: 42, TJ: 42, CN: 62, TR: 60, AZ: 52 },
  kmhElsewhere: 45,
  mountainFactor: 0.6,
  speedSigma: 0.1,
  nightRest: { from: 21, to: 5 },
  breakAfterHours: 4.5,
  breakMinutes: 45,
  mishapsPer1000Km: 0.6,
  mishapHours: 1.2,
  unloadingHours: 3,
  turnaroundHours: 30,
};

/** No drawn speed is above this, km/h. */
export const FASTEST_TRUCK_KMH = 85;

/** Median speed of a ferry from port to port, mooring included, km/h. */
export const SHIP_KMH = 17;

const MOUNTAIN_ROADS: readonly (readonly string[])[] = [
  ['mansehra', 'chilas', 'gilgit', 'sost', 'tashkurgan'],
  ['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul', 'pul-e-khumri'],
  ['torugart-cn', 'torugart-kg', 'at-bashi', 'naryn', 'kochkor'],
  ['wuqia', 'irkeshtam-cn', 'irkeshtam-kg', 'sary-tash', 'osh'],
  ['rasht', 'astara-ir'],
  ['khuzdar', 'quetta', 'chaman'],
  ['dogubayazit', 'agri', 'erzurum', 'erzincan'],
];

/** Roads without a network. Their ends have one. */
const DEAD_ZONES: readonly { readonly name: string; readonly road: readonly string[] }[] = [
  { name: 'Karakoram', road: ['mansehra', 'chilas', 'gilgit'] },
  { name: 'Khunjerab', road: ['gilgit', 'sost', 'tashkurgan'] },
  { name: 'Salang', road: ['kabul', 'pul-e-khumri'] },
  { name: 'Chagai', road: ['nushki', 'dalbandin', 'nok-kundi', 'taftan'] },
  { name: 'Dasht-e Margo', road: ['gereshk', 'herat'] },
  { name: 'Dasht-e Lut', road: ['zahedan', 'bam'] },
  { name: 'Torugart', road: ['artux', 'torugart-cn', 'torugart-kg', 'at-bashi'] },
  { name: 'Irkeshtam', road: ['wuqia', 'irkeshtam-cn', 'irkeshtam-kg', 'sary-tash', 'osh'] },
  { name: 'Taklamakan', road: ['aksu', 'korla'] },
  { name: 'Betpak-Dala', road: ['taraz', 'balkhash'] },
];

const mountainLegs = new Set(MOUNTAIN_ROADS.flatMap(legsOf));
const deadZoneByLeg = new Map(
  DEAD_ZONES.flatMap(({ name, road }) => legsOf(road).map((leg) => [leg, name] as const)),
);

function legsOf(road: readonly string[]): string[] {
  return road.slice(1).flatMap((to, i) => [`${road[i] ?? ''}>${to}`, `${to}>${road[i] ?? ''}`]);
}

/** Kilometres per hour that are usual on a leg. */
export function usualKmh({ from, to, country }: Leg, driving: DrivingParameters): number {
  const kmh = driving.kmh[country] ?? driving.kmhElsewhere;
  return mountainLegs.has(`${from}>${to}`) ? kmh * driving.mountainFactor : kmh;
}

/** The dead zone that a leg leads through; undefined where there is a network. */
export function deadZoneOf({ from, to }: Leg): string | undefined {
  return deadZoneByLeg.get(`${from}>${to}`);
}
