/** ISO 3166-1 alpha-2, all that are officially assigned. */
export const COUNTRIES: ReadonlySet<string> = new Set(
  [
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ',
    'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR',
    'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT',
    'JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY',
    'MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM',
    'PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ',
    'TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW',
  ].flatMap((line) => line.split(' ')),
);

/** Signs on vehicles and in other lists -> the code that is meant (dossier 6). Only signs that are no code themselves. */
const MEANT: Readonly<Record<string, string>> = {
  AFG: 'AF',
  AZE: 'AZ',
  CHN: 'CN',
  GEO: 'GE',
  GBR: 'GB',
  IND: 'IN',
  IRN: 'IR',
  IRQ: 'IQ',
  KAZ: 'KZ',
  KGZ: 'KG',
  KS: 'KG',
  PAK: 'PK',
  RUS: 'RU',
  TJK: 'TJ',
  TKM: 'TM',
  TUR: 'TR',
  UK: 'GB',
  UAE: 'AE',
  UZB: 'UZ',
};

export function isCountry(text: string): boolean {
  return COUNTRIES.has(text);
}

/** A country code without blanks around it, in upper case; undefined where it is none. */
export function normaliseCountry(text: string): string | undefined {
  if (isCountry(text)) return text;
  const code = text.trim().toUpperCase();
  return isCountry(code) ? code : undefined;
}

/** What is wrong with a text that is no country code, and what would be right. Follows the name of the field. */
export function countryFault(text: string): string {
  const meant = MEANT[text.trim().toUpperCase()];
  return meant === undefined
    ? `'${text}' is no country code; write two letters of ISO 3166-1, e.g. PK`
    : `'${text}' is no country code; that of ISO 3166-1 is ${meant}, vehicles bear another list of signs`;
}
