/**
 * What explains a break of seals or a trans-shipment under TIR: the certified report on the carnet that the vehicle
 * carried then (TIR Convention art. 25). Without a number of the carnet nothing can explain it.
 */
export function certifiedReportOn(carnetNumber: string | null): string {
  return `certified-report ${carnetNumber ?? 'unknown'}`;
}
