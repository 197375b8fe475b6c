import { facingSide, placeOf, territoryOf } from '#kafila/domain';

/** Whether a side leads out of its customs territory. Kyrgyzstan and Kazakhstan share one (dossier 1.3). */
export function leavesTerritory(side: string): boolean {
  const beyond = facingSide(side);
  return beyond !== undefined && territoryOf(beyond.country) !== territoryOf(placeOf(side).country);
}

/** The place where customs of a country discharge operations. */
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
