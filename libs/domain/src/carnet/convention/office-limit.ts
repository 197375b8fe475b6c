/** The day on which the amendment of art. 18 came into force (depositary notification C.N.91.2022, dossier 1.3). */
const EIGHT_SINCE = '2022-06-25';

/** How many offices of departure and destination together one carnet may have on a calendar day (TIR art. 18). */
export function officeLimit(day: string): number {
  return day >= EIGHT_SINCE ? 8 : 4;
}
