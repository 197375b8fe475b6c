/**
 * Since when the TIR Convention is in force for a country: a day, or the year where the day is not known to us. From the
 * depositary's list (treaties.un.org XI-A-16; dossier 1.5); the years of TR, UZ, TJ and TM are general knowledge.
 */
const IN_FORCE: Readonly<Record<string, string>> = {
  AF: '1983-03-23',
  AZ: '1996-12-12',
  CN: '2017-01-05',
  IR: '1985-02-16',
  KZ: '1996-01-17',
  KG: '1998-10-02',
  PK: '2016-01-21',
  TR: '1984',
  UZ: '1995',
  TJ: '1996',
  TM: '1996',
};

/** Since when a country (ISO 3166-1 alpha-2) is a contracting party: a day, or only a year. Undefined: not known. */
export function partySince(country: string): string | undefined {
  return IN_FORCE[country];
}

/**
 * Whether a country was a contracting party on a day. Undefined where not even the year of its accession decides it.
 */
export function isContractingParty(country: string, day: string): boolean | undefined {
  const since = partySince(country);
  if (since === undefined || day.slice(0, 4) === since) return undefined;
  return day >= since;
}
