import { type ConvoyPlan } from '../state/plan.state.js';

/** An agreement under which vehicles cross these countries. */
export interface Regime {
  readonly code: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2; of the parties to TIR those on these roads. */
  readonly parties: readonly string[];
  readonly source: string;
  /**
   * Moving a load from one vehicle to another is an incident under TIR, which is "without intermediate reloading"
   * (TIR Convention art. 2), and everyday elsewhere.
   */
  readonly transshipment: 'incident' | 'routine';
}

const ECO = ['AF', 'AZ', 'IR', 'KG', 'KZ', 'PK', 'TJ', 'TM', 'TR', 'UZ'] as const;

/** The agreements that convoys travel under (dossier 1.5, 2), by code. */
export const REGIMES: readonly Regime[] = [
  {
    code: 'TIR',
    name: 'TIR Convention, 1975',
    parties: ['AF', 'AZ', 'CN', 'IR', 'KG', 'KZ', 'PK', 'TJ', 'TM', 'TR', 'UZ'],
    source: 'TIR Convention, Geneva, 14 November 1975',
    transshipment: 'incident',
  },
  {
    code: 'APTTA',
    name: 'Afghanistan-Pakistan Transit Trade Agreement',
    parties: ['AF', 'PK'],
    source: 'APTTA, 2010, in place of ATTA, 1965; working since June 2011',
    transshipment: 'routine',
  },
  {
    code: 'AUPTT',
    name: 'Agreement between Uzbekistan and Pakistan on Transit Trade',
    parties: ['PK', 'UZ'],
    source: 'AUPTT, Tashkent, 15 July 2021',
    transshipment: 'routine',
  },
  {
    code: 'QTTA',
    name: 'Quadrilateral Traffic in Transit Agreement',
    parties: ['CN', 'KG', 'KZ', 'PK'],
    source: 'QTTA, 9 March 1995; minutes of April 2004',
    transshipment: 'routine',
  },
  {
    code: 'ECO-TTFA',
    name: 'ECO Transit Transport Framework Agreement',
    parties: ECO,
    source: 'ECO TTFA, Almaty, 1998; in force 2006',
    transshipment: 'routine',
  },
  {
    code: 'PK-KZ-BILATERAL',
    name: 'PK-KZ road transport agreement',
    parties: ['KZ', 'PK'],
    source: 'Road transport agreement between Pakistan and Kazakhstan; bilateral permits',
    transshipment: 'routine',
  },
  {
    code: 'PK-CN-BILATERAL',
    name: 'PK-CN road transport protocol',
    parties: ['CN', 'PK'],
    source: 'Road transport protocol between Pakistan and China: Sost - Tashkurgan - Kashgar',
    transshipment: 'routine',
  },
];

const codeByWriting = new Map(
  REGIMES.flatMap(({ code, name }) => [
    [writing(code), code],
    [writing(name), code],
  ]),
);

/** `ECO TTFA`, `eco-ttfa`: the same. */
function writing(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '-');
}

/**
 * Reads the regime of a leg: one agreement of the catalogue, or several that apply together: `TIR under QTTA` and
 * `QTTA + TIR` are `TIR + QTTA` and `QTTA + TIR`.
 */
export function readRegime(text: string): { readonly regime: string } | { readonly unknown: string } {
  const codes: string[] = [];
  for (const part of text.split(/\s*[+,]\s*|\s+under\s+/i)) {
    const code = codeByWriting.get(writing(part));
    if (code === undefined) return { unknown: part };
    codes.push(code);
  }
  return { regime: codes.join(' + ') };
}

/** ISO 3166-1 alpha-2. */
export function partiesOf(code: string): readonly string[] {
  return REGIMES.find((regime) => regime.code === code)?.parties ?? [];
}

/**
 * Whether TIR applies at a place of the route: where the regime of the leg that begins there, at the last place of the
 * one that ends there, names it (`TIR under QTTA` does). Off the route, the plain regime of the convoy counts.
 *
 * @param routeIndex null: off the route
 */
export function isUnderTir({ regime, regimes }: ConvoyPlan, routeIndex: number | null): boolean {
  const leg = routeIndex === null ? undefined : Math.min(routeIndex, Math.max(regimes.length - 2, 0));
  const applies = leg === undefined ? regime : (regimes[leg] ?? regime);
  return /\bTIR\b/i.test(applies);
}
