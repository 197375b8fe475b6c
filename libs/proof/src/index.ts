export { fromBase64, fromBase64Url, toBase64, toBase64Url } from './bytes/base64.js';
export { bytesOf, joined, sameBytes, toHex } from './bytes/bytes.js';
export { canonicalJson, quoted } from './canonical/canonical-json.js';
export { canonicalText } from './canonical/canonical-text.js';
export { type Crypto, type Hashing, type Signed } from './crypto/crypto.js';
export { noble } from './crypto/noble.js';
export { EMPTY_ROOT, HASH_BYTES, leafHash, nodeHash } from './merkle/hash.js';
export {
  joinFromRight,
  proveConsistency,
  proveInclusion,
  rootAt,
  type SubtreeHashes,
} from './merkle/prove.js';
export {
  type ConsistencyClaim,
  type InclusionClaim,
  provesConsistency,
  provesInclusion,
} from './merkle/check-proof.js';
export { completeSubtrees, type Range, type Subtree } from './merkle/ranges.js';
export {
  digestOfJson,
  encodeLeaf,
  entryOf,
  LEAF_FORMAT,
  leafFormatOf,
  leafFormatOfAll,
  LeafTooLarge,
  type LoggedEvent,
  MOST_ENTRY_BYTES,
  RAW_LEAF_FORMAT,
  type RawContent,
  rawEntryOf,
} from './leaf/leaf.js';
export { LOGGED_PREFIXES } from '#kafila/domain';
export { type LeafContent, LeafMalformed, readLeaf } from './leaf/read-leaf.js';
export {
  type Note,
  NoteMalformed,
  type NoteSignature,
  readNote,
  readSignatureLine,
  writeNote,
  writeSignatureLine,
} from './note/note.js';
export { type SigningKey } from './note/signing-key.js';
export { cosignedAt, cosignText, type Opened, openNote, signText, type Verified } from './note/signature.js';
export {
  COSIGNATURE,
  hexKeyId,
  KeyMalformed,
  NOTE_SIGNATURE,
  readVerifierKey,
  type SignatureType,
  type VerifierKey,
  writeVerifierKey,
} from './note/verifier-key.js';
export { type Checkpoint, CheckpointMalformed, readCheckpoint, writeCheckpoint } from './note/checkpoint.js';
export {
  readReportKey,
  REPORT_ALGORITHMS,
  type ReportAlgorithm,
  type ReportJwk,
  type ReportKey,
  ReportKeyUnusable,
} from './signed-report/report-key.js';
export {
  type DerivedFrom,
  isSignedReportId,
  signedReportId,
  signedReportIdAt,
} from './signed-report/report-id.js';
export {
  commitmentTo,
  concealPersons,
  type Disclosure,
  type DisclosureFault,
  type DisclosureFaultCode,
  disclosePersons,
  SALT_BYTES,
} from './signed-report/disclosures.js';
export {
  headOf,
  readReportText,
  textToSign,
  Unsignable,
  type UnsignableCode,
} from './signed-report/signed-text.js';
export { type ReportSignature, type ReportSigner, signReport } from './signed-report/sign-report.js';
export { nobleSigner, type PrivateJwk } from './signed-report/noble-signer.js';
export {
  type ReportRefusalCode,
  type ReportVerdict,
  verifyReport,
  verifyReportText,
  verifySignedText,
} from './signed-report/verify-report.js';
export {
  digestOfCode,
  fingerprintOfLogKey,
  type InvitationText,
  isInvitationAddress,
  isInvitationCode,
  readInvitation,
  writeInvitation,
} from './enrolment/invitation.js';
export {
  digitsOf,
  type Enrolling,
  type Enrolment,
  enrolmentBy,
  provesPossession,
  textToEnrol,
} from './enrolment/enrolment.js';
export {
  type Bundle,
  BUNDLE_FORMAT,
  type BundledEvent,
  type BundledSigner,
  type BundledStream,
} from './bundle/bundle.js';
export { standingEvents } from './bundle/standing-events.js';
export { saysWhatWasSigned } from './bundle/signed-content.js';
export { bundleText } from './bundle/bundle-text.js';
export { type BundleFault, type BundleFaultCode, type BundleVerdict } from './bundle/bundle-verdict.js';
export { verifyBundle } from './bundle/verify-bundle.js';
