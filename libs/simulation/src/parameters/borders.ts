/** Times at the sides of borders. Medians are hours; the distributions are lognormal, so means lie well above. */
export interface BorderParameters {
  /** By slug of the side. Invented to be plausible, not measured. */
  readonly sides: Readonly<Record<string, SideTimes>>;
  /** For sides that are not listed. */
  readonly elsewhere: SideTimes;
  /** Spread of the logarithm of the time in the queue. */
  readonly waitingSigma: number;
  /** Spread of the logarithm of the time inside. */
  readonly processingSigma: number;
  /** Median minutes from one truck of a convoy being called in to the next. */
  readonly spacingMinutes: number;
  /** How often a convoy waits after the border until all its trucks are through. */
  readonly regroupShare: number;
  /** Where it does not wait for all: for how many hours after the first truck the others may still catch up. */
  readonly patienceHours: number;
}

export interface SideTimes {
  /** Median hours from joining the queue to being called in. */
  readonly waiting: number;
  /** Median hours from being called in to leaving. */
  readonly processing: number;
}

const side = (waiting: number, processing: number): SideTimes => ({ waiting, processing });

export const borderDefaults: BorderParameters = {
  sides: {
    'torkham-pk': side(14, 7),
    'torkham-af': side(5, 5),
    chaman: side(16, 8),
    'spin-boldak': side(4, 5),
    hairatan: side(5, 4),
    ayritom: side(6, 5),
    'sherkhan-bandar': side(4, 3),
    'nizhny-panj': side(4, 4),
    torghundi: side(5, 4),
    serhetabat: side(7, 6),
    taftan: side(10, 6),
    mirjaveh: side(8, 6),
    gabd: side(4, 4),
    rimdan: side(5, 5),
    bazargan: side(6, 4),
    gurbulak: side(10, 6),
    'astara-ir': side(5, 4),
    'astara-az': side(7, 4),
    'sarakhs-ir': side(6, 4),
    'sarahs-tm': side(8, 6),
    turkmenbashi: side(36, 6),
    'alat-az': side(6, 5),
    yallama: side(4, 3),
    konysbayeva: side(7, 4),
    sost: side(6, 6),
    tashkurgan: side(5, 5),
    'torugart-cn': side(8, 5),
    'torugart-kg': side(6, 5),
    'irkeshtam-cn': side(8, 5),
    'irkeshtam-kg': side(5, 4),
    horgos: side(10, 5),
    'nur-zholy': side(6, 4),
    'ak-jol': side(1.5, 0.8),
    korday: side(2, 1),
    dostuk: side(2, 1.5),
    dustlik: side(2.5, 2),
  },
  elsewhere: side(5, 4),
  waitingSigma: 0.75,
  processingSigma: 0.5,
  spacingMinutes: 25,
  regroupShare: 0.8,
  patienceHours: 8,
};
