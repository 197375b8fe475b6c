import { type InvitationTerms } from '#kafila/access';
import { readVerifierKeys } from '#kafila/audit';
import { fingerprintOfLogKey } from '#kafila/proof';
import { type Settings } from '#kafila/platform';

/** What invitations say of a service. Where the keys of the log lie on another machine, its key is not told. */
export function invitationTermsOf({ callers, audit }: Settings): InvitationTerms {
  return {
    publicUrl: callers.publicUrls[0],
    logKey: async () => {
      const keys = await readVerifierKeys(audit.keyDir).catch(() => []);
      // The last one: those before it may be retired.
      const key = keys.at(-1);
      return key === undefined ? null : fingerprintOfLogKey(key);
    },
  };
}
