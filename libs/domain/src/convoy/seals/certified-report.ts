/** What explains a break of seals or a trans-shipment under TIR: a certified report on this carnet (TIR art. 25). */
export function certifiedReportOn(carnetNumber: string | null): string {
  return `certified-report ${carnetNumber ?? 'unknown'}`;
}
