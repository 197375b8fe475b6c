import { facingSides, placeOf, territoryOf } from '#kafila/domain';

/** Whether a side leads out of its customs territory. Kyrgyzstan and Kazakhstan share one (dossier 1.3). */
export function leavesTerritory(side: string): boolean {
  const territory = territoryOf(placeOf(side).country);
  return facingSides(side).some(({ country }) => territoryOf(country) !== territory);
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
