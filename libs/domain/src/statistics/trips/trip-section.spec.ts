import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Summary, summarise } from '../figures/summary.js';
import { june } from '../../testing.js';
import { borderSamples } from '../samples/border.statistic.js';
import { type PassageToSample } from '../samples/activities-by-passage.js';
import { hoursOfMs } from '../../time/hours.js';
import { pooledSpeeds, type Speeds, speedsOf, tfi3Usd } from './speeds.js';
import { type LegToMeasure, legsOfSection, measureSection, type TripSection } from './trip-section.js';

/** A story of one truck, hour after hour from noon of 1 June. */
class Road {
  readonly legs: LegToMeasure[] = [];
  readonly passages: PassageToSample[] = [];
  #hours = 12;

  static at(hours: number): string {
    return new Date(Date.parse(june('1')) + hours * 3_600_000).toISOString();
  }

  drive(from: string, to: string, km: number, driving: number, standing = 0): this {
    const departedAt = Road.at(this.#hours);
    this.#hours += driving + standing;
    this.legs.push({ from, to, km, departedAt, arrivedAt: Road.at(this.#hours), drivingHours: driving });
    return this;
  }

  stay(hours: number): this {
    this.#hours += hours;
    return this;
  }

  border(place: string, direction: 'outbound' | 'inbound', hours: number): this {
    const arrivedAt = Road.at(this.#hours);
    this.stay(hours);
    const exitedAt = Road.at(this.#hours);
    this.passages.push({ place, direction, arrivedAt, enteredAt: null, exitedAt, inferred: false });
    return this;
  }
}

function measured(legs: readonly LegToMeasure[]): TripSection {
  const section = measureSection(legs);
  if (!section) throw new Error('No legs.');
  return section;
}

const rounded = ({ swodKmh, swdKmh }: Speeds): readonly string[] =>
  [swodKmh, swdKmh].map((kmh) => (kmh === null ? '-' : kmh.toFixed(1)));

function pooledSpeedsOf(section: TripSection): Speeds {
  const { swodKmhPooled, swdKmhPooled } = pooledSpeeds([section]);
  return { swodKmh: swodKmhPooled, swdKmh: swdKmhPooled };
}

describe('Karachi to Tashkent, the worked example of dossier 5.1', () => {
  // 3,132 km, 96 h rolling, Torkham 30 h + 18 h, Hairatan 5 h + 9 h, stops 40 h.
  const road = new Road()
    .drive('karachi-port', 'peshawar', 1612, 44, 10)
    .stay(14)
    .drive('peshawar', 'torkham-pk', 55, 2)
    .border('torkham-pk', 'outbound', 30)
    .drive('torkham-pk', 'torkham-af', 3, 0.25)
    .border('torkham-af', 'inbound', 18)
    .drive('torkham-af', 'hairatan', 700, 26.5, 16)
    .border('hairatan', 'outbound', 5)
    .drive('hairatan', 'ayritom', 2, 0.25)
    .border('ayritom', 'inbound', 9)
    .drive('ayritom', 'tashkent', 760, 23);
  const section = measured(road.legs);

  it('has 3,132 km, 96 hours in motion and 102 hours of delay', () => {
    expect(section.km).toBe(3132);
    expect(hoursOfMs(section.movingMs)).toBe(96);
    expect(hoursOfMs(section.delayMs)).toBe(30 + 18 + 5 + 9 + 40);
  });

  it('runs at 32.6 km/h without delay (SWOD) and at 15.8 km/h with it (SWD)', () => {
    expect(rounded(speedsOf(section))).toEqual(['32.6', '15.8']);
  });

  it('gives four samples of TFI1, one for each side, not one of 62 hours', () => {
    const samples = borderSamples(road.passages, []);
    expect(samples.map(({ place, tfi1Ms }) => `${place} ${hoursOfMs(tfi1Ms) ?? '-'}`)).toEqual([
      'torkham-pk 30',
      'torkham-af 18',
      'hairatan 5',
      'ayritom 9',
    ]);
  });
});

describe('a section', () => {
  const road = new Road()
    .drive('peshawar', 'torkham-pk', 55, 2)
    .border('torkham-pk', 'outbound', 30)
    .drive('torkham-pk', 'torkham-af', 3, 0.5)
    .stay(18)
    .drive('torkham-af', 'jalalabad', 75, 3, 1)
    .stay(10)
    .drive('jalalabad', 'kabul', 150, 5);
  const without = (index: number, what: Partial<LegToMeasure>): readonly LegToMeasure[] =>
    road.legs.map((leg, i) => (i === index ? { ...leg, ...what } : leg));

  it('counts everything between both ends that is no motion as delay, the nights at places too', () => {
    const { movingMs, delayMs, elapsedMs, ...rest } = measured(road.legs);
    expect(rest).toEqual({
      from: 'peshawar',
      to: 'kabul',
      departedAt: june('1 12:00'),
      arrivedAt: june('4 09:30'),
      km: 283,
      carriedKm: 0,
      carriedMs: 0,
    });
    expect([movingMs, delayMs, elapsedMs].map((ms) => hoursOfMs(ms))).toEqual([10.5, 59, 69.5]);
  });

  it('of a trip ends where the section ends', () => {
    const part = legsOfSection(road.legs, 'torkham-af', 'kabul') ?? [];
    expect(measured(part)).toMatchObject({ from: 'torkham-af', to: 'kabul', km: 225 });
    expect(legsOfSection(road.legs, 'kabul', 'peshawar')).toBeUndefined();
    const thereAndBack = [
      { from: 'peshawar', to: 'kabul' },
      { from: 'kabul', to: 'peshawar' },
      { from: 'peshawar', to: 'kabul' },
    ];
    expect(legsOfSection(thereAndBack, 'kabul', 'kabul')).toEqual(thereAndBack.slice(1));
    expect(legsOfSection(thereAndBack.slice(0, 1), 'kabul', 'kabul')).toBeUndefined();
    expect(legsOfSection(road.legs, 'peshawar', 'herat')).toBeUndefined();
  });

  it('has no speed without delay where the motion on a leg is not known, and still the one with delay', () => {
    const section = measured(without(2, { drivingHours: null }));
    expect([section.movingMs, section.delayMs]).toEqual([null, null]);
    expect(rounded(speedsOf(section))).toEqual(['-', '4.1']);
  });

  // Dossier 8.2: what is only inferred stays out of statistics.
  it('has no motion where a border was crossed unseen: waiting would count as driving', () => {
    const unseen = new Road().drive('peshawar', 'jalalabad', 133, 40).drive('jalalabad', 'kabul', 150, 5);
    expect(measured(unseen.legs)).toMatchObject({ km: 283, movingMs: null, elapsedMs: 45 * 3_600_000 });
  });

  it('has no speed with delay where its beginning is not known, and none at all where kilometres are not', () => {
    const unknownStart = measured(without(0, { departedAt: null, drivingHours: null }));
    expect([unknownStart.movingMs, unknownStart.elapsedMs]).toEqual([null, null]);
    const offRoute = measured(without(1, { km: null }));
    expect(offRoute.km).toBeNull();
    expect(rounded(speedsOf(offRoute))).toEqual(['-', '-']);
  });

  it('knows nothing where clocks give more motion than there was time, or the end before the beginning', () => {
    expect(measured(without(0, { drivingHours: 500 })).movingMs).toBeNull();
    expect(measured(without(3, { arrivedAt: june('1 11:00') })).delayMs).toBeNull();
  });

  it('knows nothing where a leg is missing between', () => {
    expect(measured([...road.legs.slice(0, 1), ...road.legs.slice(2)])).toMatchObject({
      km: null,
      movingMs: null,
      elapsedMs: null,
    });
  });

  it('across the sea has the road in its speeds only: the ship is neither motion nor delay', () => {
    const over = new Road()
      .drive('ashgabat', 'turkmenbashi', 570, 12)
      .stay(40)
      .drive('turkmenbashi', 'alat-az', 300, 20);
    const legs = over.stay(6).drive('alat-az', 'baku', 75, 2).legs;
    const shipped = legs.map((leg, i) => (i === 1 ? { ...leg, mode: 'sea' as const, drivingHours: 0 } : leg));
    const section = measured(shipped);
    expect([section.km, section.carriedKm]).toEqual([645, 300]);
    const { movingMs, delayMs, carriedMs, elapsedMs } = section;
    expect([movingMs, delayMs, carriedMs, elapsedMs].map((ms) => hoursOfMs(ms))).toEqual([14, 46, 20, 80]);
    expect(rounded(speedsOf(section))).toEqual(['46.1', '10.8']);
    expect(rounded(pooledSpeedsOf(section))).toEqual(['46.1', '10.8']);
  });

  it('of a leg that was driven in part, and carried in part, unseen, has neither kilometres nor motion', () => {
    const mixed = measured(without(0, { mode: 'mixed', drivingHours: null }));
    expect([mixed.km, mixed.movingMs, mixed.carriedMs]).toEqual([null, null, null]);
    expect(rounded(speedsOf(mixed))).toEqual(['-', '-']);
  });

  it('without legs does not exist', () => {
    expect(measureSection([])).toBeUndefined();
  });
});

const movement = fc
  .record({
    km: fc.option(fc.integer({ min: 0, max: 5000 })),
    movingMs: fc.nat(500_000_000),
    delayMs: fc.nat(900_000_000),
    known: fc.boolean(),
  })
  .map(({ km, movingMs, delayMs, known }) => ({
    km,
    movingMs: known ? movingMs : null,
    elapsedMs: movingMs + delayMs,
  }));

describe('speeds', () => {
  // Dossier 5.1: always SWD <= SWOD; both undefined when the denominator is 0.
  it('with delay are never above those without', () => {
    fc.assert(
      fc.property(movement, (one) => {
        const { swodKmh, swdKmh } = speedsOf(one);
        if (swdKmh !== null && swodKmh !== null) expect(swdKmh).toBeLessThanOrEqual(swodKmh);
      }),
    );
  });

  it('do not exist where nothing moved and no time passed', () => {
    expect(speedsOf({ km: 10, movingMs: 0, elapsedMs: 0 })).toEqual({ swodKmh: null, swdKmh: null });
    expect(speedsOf({ km: 10, movingMs: 0, elapsedMs: 3_600_000 })).toEqual({ swodKmh: null, swdKmh: 10 });
  });
});

describe('pooled speeds', () => {
  const trip = (km: number, moving: number, delay: number): Parameters<typeof speedsOf>[0] => ({
    km,
    movingMs: moving * 3_600_000,
    elapsedMs: (moving + delay) * 3_600_000,
  });

  // Dossier 5.2: the mean of ratios differs from the ratio of sums.
  it('are all kilometres over all hours, another figure than the mean of the trips', () => {
    const trips = [trip(100, 1, 1), trip(100, 4, 4)];
    const mean: Summary = summarise(trips.map((one) => speedsOf(one).swodKmh ?? NaN));
    expect(mean.mean).toBe(62.5);
    expect(pooledSpeeds(trips)).toEqual({ swodKmhPooled: 40, swdKmhPooled: 20 });
  });

  it('leave out trips of which something is not known, and do not exist without any', () => {
    const unknown = { ...trip(100, 1, 1), movingMs: null };
    expect(pooledSpeeds([trip(100, 4, 4), unknown])).toEqual({ swodKmhPooled: 25, swdKmhPooled: 12.5 });
    expect(pooledSpeeds([unknown])).toEqual({ swodKmhPooled: null, swdKmhPooled: null });
  });

  it('are the same to the last digit in whatever order the trips come, with delay never above without', () => {
    fc.assert(
      fc.property(fc.array(movement), (trips) => {
        const pooled = pooledSpeeds(trips);
        expect(pooledSpeeds(trips.toReversed())).toEqual(pooled);
        expect(pooled.swdKmhPooled ?? 0).toBeLessThanOrEqual(pooled.swodKmhPooled ?? Infinity);
      }),
    );
  });
});

describe('TFI3', () => {
  // Dossier 5.1: USD per 500 km per 20 t = cost * (500 / km) * (20 / tonnes).
  it('scales the cost of a section to 500 km and 20 tonnes of cargo', () => {
    expect(tfi3Usd(3000, 1000, 40)).toBe(750);
    expect(tfi3Usd(3000, 500, 20)).toBe(3000);
  });

  it('does not exist without kilometres, cargo or a known cost', () => {
    expect([tfi3Usd(3000, 0, 20), tfi3Usd(3000, 500, 0), tfi3Usd(null, 500, 20)]).toEqual([null, null, null]);
    expect([tfi3Usd(3000, null, 20), tfi3Usd(3000, 500, null)]).toEqual([null, null]);
  });
});
