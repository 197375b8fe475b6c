import { type SimulatedConvoy } from '../outcome/simulated-convoy.js';

/** A scenario under other names, and the way back. */
export interface Renamed {
  readonly scenario: SimulatedConvoy;
  /** Anything of the scenario, under the other names. */
  readonly forth: <Own>(own: Own) => Own;
  /** Anything under the other names, under its own names again. */
  readonly back: <Other>(other: Other) => Other;
}

/**
 * The same scenario with other convoys, vehicles, carnets, declarations and reports, so that it can be sent several times to one
 * server, where a vehicle is in one convoy at a time and a carnet is issued once.
 *
 * @param number below 600; 0 gives other names too
 */
export function underOtherNames(scenario: SimulatedConvoy, number: number): Renamed {
  const names = namesOf(scenario, number);
  const back = new Map([...names].map(([own, other]) => [other, own]));
  return {
    scenario: renamed(scenario, names),
    forth: (own) => renamed(own, names),
    back: (other) => renamed(other, back),
  };
}

/** Own name -> other name, each of the form that a server asks for. */
function namesOf(
  { truth, convoys, decisions, reports }: SimulatedConvoy,
  number: number,
): ReadonlyMap<string, string> {
  const mark = `N${number}`;
  const names = new Map<string, string>();
  for (const convoyId of convoys) names.set(convoyId, `${convoyId}.${mark}`);
  for (const { vehicleId } of truth.vehicles) names.set(vehicleId, `${vehicleId}${mark}`);
  for (const plate of platesIn(decisions)) names.set(plate, `${plate}-${mark}`);
  for (const { carnetNumber } of truth.carnets) {
    const [first, second] = [Math.floor(number / 26) % 23, number % 26];
    const letters = String.fromCharCode(65 + first, 65 + second);
    names.set(carnetNumber, `${letters}${carnetNumber.slice(2)}`);
  }
  for (const { reference } of truth.declarations) names.set(reference, `${reference}-${mark}`);
  // Facts of one moment go by the ids of their reports: their order stays.
  const end = (number + 1).toString(16).padStart(3, '0');
  for (const { report } of reports) names.set(report.reportId, `${report.reportId.slice(0, -3)}${end}`);
  return names;
}

function platesIn(decisions: SimulatedConvoy['decisions']): ReadonlySet<string> {
  const plates = new Set<string>();
  for (const { body } of decisions) {
    const {
      vehicles = [],
      by,
      plate,
    } = body as {
      readonly vehicles?: readonly { readonly plate: string }[];
      readonly by?: { readonly plate: string };
      readonly plate?: string;
    };
    for (const one of [...vehicles.map((vehicle) => vehicle.plate), by?.plate, plate]) {
      if (one !== undefined) plates.add(one);
    }
  }
  return plates;
}

/** Every text of a value under its other name, keys and the steps of paths too. */
function renamed<Value>(value: Value, names: ReadonlyMap<string, string>): Value {
  const rename = (text: string): string =>
    text
      .split(/([/,; ])/)
      .map((part) => names.get(part) ?? part)
      .join('');
  const through = (one: unknown): unknown => {
    if (typeof one === 'string') return names.get(one) ?? rename(one);
    if (Array.isArray(one)) return one.map(through);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, field]) => [rename(key), through(field)]));
  };
  return through(value) as Value;
}
