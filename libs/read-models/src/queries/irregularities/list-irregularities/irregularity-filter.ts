/** What a list of irregularities is narrowed to; all of it must hold. */
export interface IrregularityFilter {
  readonly code?: string | undefined;
  readonly severity?: string | undefined;
  /** Shown by this convoy: its own, and those of its carnets and declarations. */
  readonly convoyId?: string | undefined;
  readonly vehicleId?: string | undefined;
  readonly carnetNumber?: string | undefined;
  readonly declaration?: string | undefined;
  /** Since when it stands, RFC 3339 in UTC: not before `from`, before `to`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
