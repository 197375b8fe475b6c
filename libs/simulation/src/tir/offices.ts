import { facingSide, placeOf, territoryOf } from '#kafila/domain';

/** From Kyrgyzstan into Kazakhstan, and back, no office of TIR is passed (dossier 1.3). */
export function leavesTerritory(side: string): boolean {
  const beyond = facingSide(side);
  return beyond !== undefined && territoryOf(beyond.country) !== territoryOf(placeOf(side).country);
}

/** Where customs of a country compare both ends of an operation. */
export function officeOf(country: string): string {
  return (
    {
      PK: 'islamabad',
      AF: 'kabul',
      UZ: 'tashkent',
      TJ: 'dushanbe',
      TM: 'ashgabat',
      KZ: 'astana',
      KG: 'bishkek',
      CN: 'urumqi',
      IR: 'tehran',
      TR: 'ankara',
      AZ: 'baku',
    }[country] ?? 'islamabad'
  );
}
