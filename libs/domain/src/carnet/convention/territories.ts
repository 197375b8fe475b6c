/** Between Kazakhstan and Kyrgyzstan there is no TIR office: Torugart to Almaty is one operation (dossier 1.3). */
const SHARED: Readonly<Record<string, string>> = {
  KZ: 'EAEU',
  KG: 'EAEU',
  RU: 'EAEU',
  BY: 'EAEU',
  AM: 'EAEU',
};

/** The customs territory of a country, `EAEU` or its own ISO code: a TIR operation runs inside one (TIR art. 1(b)). */
export function territoryOf(country: string): string {
  return SHARED[country] ?? country;
}
