/**
 * Countries that share a customs territory with others. Kazakhstan and Kyrgyzstan lie in that of the Eurasian Economic
 * Union: between them there is no TIR office, and a carnet opened at Torugart is closed in Almaty (dossier 1.3).
 */
const SHARED: Readonly<Record<string, string>> = { KZ: 'EAEU', KG: 'EAEU' };

/**
 * The customs territory of a country: a TIR operation runs inside one (TIR art. 1(b)).
 *
 * @param country ISO 3166-1 alpha-2
 * @returns `EAEU`, or the code of a country that is a territory of its own
 */
export function territoryOf(country: string): string {
  return SHARED[country] ?? country;
}
