import { findPlace, hoursBetween } from '#kafila/domain';
import { type FigureSubject, type MovedFigure } from '../history/figures/figure.js';
import { figuresInWords } from '../history/figures/figure-words.js';
import { type ConvoyDocuments } from '../history/fold/folded-convoy.js';
import { type IrregularityTurns } from '../history/irregularity-turns.js';

/** What happened at the instants that are published, said after whom it happened to. */
const HAPPENED: Readonly<Record<string, string>> = {
  arrivedAt: 'arrived',
  enteredAt: 'entered',
  exitedAt: 'left',
  departedAt: 'departed',
  deliveredAt: 'delivered',
  underwaySince: 'was under way',
  endedAt: 'ended',
  acceptedAt: 'was accepted',
  startedAt: 'started its TIR operation',
  terminatedAt: 'ended its TIR operation',
  dischargedAt: 'had its TIR operation discharged',
  returnedAt: 'went back to the association',
  lodgedAt: 'was lodged',
  grantedAt: 'was granted',
  refusedAt: 'was refused',
  gatedOutAt: 'saw its goods gated out',
};

/**
 * What differs between two looks at a convoy, one sentence each: who belongs to it, what happened and when, what else is
 * published, what does not fit. Instants are in UTC. "Before" is the first look.
 */
export function differenceInWords(
  before: ConvoyDocuments,
  after: ConvoyDocuments,
  figures: readonly MovedFigure[],
  irregularities: IrregularityTurns,
): readonly string[] {
  if (before.convoy === null) return ['Before, nothing was told of the convoy; now it is.'];
  if (after.convoy === null) return ['Before, the convoy was told of; now nothing is.'];
  const [instants, others] = [figures.filter(isInstant), figures.filter((one) => !isInstant(one))];
  const status = others.filter(({ figure }) => figure === 'status');
  const words = [
    ...belongingInWords(before, after),
    ...status.map(statusInWords),
    ...instants.map(instantInWords),
    ...figuresInWords(others.filter(({ figure }) => figure !== 'status')).map((said) => `Moved: ${said}.`),
    ...irregularities.came.map((one) => `Irregular now, and not before: ${irregularityInWords(one)}.`),
    ...irregularities.went.map((one) => `Irregular before, and not now: ${irregularityInWords(one)}.`),
  ];
  if (words.length > 0) return words;
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  return [isSame ? 'Nothing differs.' : 'No published figure differs; the patch shows what else does.'];
}

function isInstant({ figure }: MovedFigure): boolean {
  return Object.hasOwn(HAPPENED, figure);
}

function belongingInWords(before: ConvoyDocuments, after: ConvoyDocuments): readonly string[] {
  const vehicles = ({ convoy }: ConvoyDocuments): readonly string[] =>
    ((convoy?.['vehicles'] ?? []) as { readonly vehicleId: string }[]).map(({ vehicleId }) => vehicleId);
  const papers = ({ carnets, declarations }: ConvoyDocuments): readonly string[] => [
    ...Object.keys(carnets).map((number) => `carnet ${number}`),
    ...Object.keys(declarations).map((reference) => `declaration ${reference}`),
  ];
  const all = (documents: ConvoyDocuments): readonly string[] => [
    ...vehicles(documents),
    ...papers(documents),
  ];
  const [old, now] = [new Set(all(before)), new Set(all(after))];
  return [
    ...[...now].filter((one) => !old.has(one)).map((one) => `It has ${one} now, and had not before.`),
    ...[...old].filter((one) => !now.has(one)).map((one) => `It had ${one} before, and has not now.`),
  ];
}

function statusInWords({ of, before, after }: MovedFigure): string {
  return `${capital(whoIn(of))} is ${String(after ?? 'unknown')}, and was ${String(before ?? 'unknown')} before.`;
}

function instantInWords({ of, figure, before, after }: MovedFigure): string {
  const what = `${capital(whoIn(of))} ${HAPPENED[figure] ?? figure}${whereIn(of, figure)}`;
  if (typeof after !== 'string') return `${what} at ${String(before)} as told before; that is not told now.`;
  if (typeof before !== 'string') return `${what} at ${after}; that was not told before.`;
  const hours = hoursBetween(before, after);
  return `${what} ${duration(Math.abs(hours))} ${hours < 0 ? 'earlier' : 'later'} than was told before: at ${after}, not ${before}.`;
}

function whoIn({ vehicleId, carnetNumber, declarationRef }: FigureSubject): string {
  if (vehicleId !== undefined) return vehicleId;
  if (carnetNumber !== undefined) return `carnet ${carnetNumber}`;
  return declarationRef === undefined ? 'the convoy' : `declaration ${declarationRef}`;
}

function whereIn({ place, direction, from, to, territory, nth }: FigureSubject, figure: string): string {
  const again = nth === undefined ? '' : ` (no. ${nth})`;
  if (place !== undefined)
    return ` at ${nameOf(place)}${direction === undefined ? '' : ` ${direction}`}${again}`;
  if (from !== undefined && to !== undefined) {
    return figure === 'departedAt'
      ? ` from ${nameOf(from)} to ${nameOf(to)}${again}`
      : ` at ${nameOf(to)} from ${nameOf(from)}${again}`;
  }
  return territory === undefined ? again : ` in ${territory}${again}`;
}

function nameOf(slug: string): string {
  const place = findPlace(slug);
  return place ? `${place.name} (${slug})` : slug;
}

function irregularityInWords({
  code,
  vehicleIds,
  since,
  carnetNumber,
}: IrregularityTurns['came'][number]): string {
  const about = [...vehicleIds, ...(carnetNumber === null ? [] : [`carnet ${carnetNumber}`])];
  return `${code}${about.length > 0 ? ` of ${about.join(', ')}` : ''}, since ${since}`;
}

/** `3 h`, `2 h 30 min`, `45 s`. */
function duration(hours: number): string {
  const seconds = Math.round(hours * 3600);
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const parts = [h > 0 ? `${h} h` : '', min > 0 ? `${min} min` : '', s > 0 ? `${s} s` : ''];
  return parts.filter((part) => part !== '').join(' ') || 'less than a second';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
