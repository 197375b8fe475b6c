/** What invitations say of the service itself. */
export interface InvitationTerms {
  /** Where others are told to reach the service, without a slash at its end; undefined: nowhere. */
  readonly publicUrl?: string | undefined;
  /** By what devices know the key of the transparency log; null where it is not known here, and nobody is invited. */
  readonly logKey?: (() => Promise<string | null>) | undefined;
}
export const INVITATION_TERMS = Symbol('INVITATION_TERMS');
