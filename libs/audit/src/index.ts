export { AuditModule } from './audit.module.js';
export { ProofModule } from './serve/proof.module.js';
export { comparedWithLog } from './serve/compared-with-log.js';
export { HistoryStore } from './serve/history-store.js';
export { beginLog, beginLogAnew } from './serve/begin-log.js';
export { type VerifyAtIntervals } from './scheduled/scheduled-verification.js';
export { LogKeeperModule } from './serve/log-keeper.module.js';
export { readTilePath, TILE_WIDTH, type TileName, tilePath } from './tiles/tile-path.js';
export { tileWidth } from './tiles/tile-layout.js';
export { decodeEntries, encodeEntries } from './tiles/entry-bundle.js';
export { TileReader, TileUnusable } from './tiles/tile-reader.js';
export { tilesInFolder, type TileSource } from './tiles/tile-source.js';
export {
  addKey,
  hasKeys,
  type KeyRing,
  KeysUnusable,
  openKeyRing,
  readVerifierKeys,
  retireKey,
} from './signing/key-ring.js';
export { type LogPlace } from './log/log-folder.js';
export { copyLog } from './copy/copy-log.js';
export { type MovedLog, movedLog } from './copy/move-log.js';
export { copyLogKeys, listVerifierKeys } from './copy/copy-log-keys.js';
export { originOf } from './log/origin.js';
export { type LogFolders, PublishedLog } from './log/published-log.js';
export {
  keepLog,
  type KeepLogOptions,
  type KeptPlace,
  type LogStatus,
  type LogListener,
} from './log/keep-log.js';
export { LogAbsent, LogContradicted, LogDamaged, LogLocked } from './log/log.errors.js';
export { openCheckpoint, type SignedCheckpoint } from './signing/signed-checkpoint.js';
export { type Leaf, type LogReading } from './log/log-reading.js';
export { TransparencyLog } from './log/transparency-log.js';
export { followLog, type FollowLogOptions } from './log/follow-log.js';
export { type Binding, readBinding, type SignedBinding } from './log/binding.js';
export { bindRows } from './log/bind-rows.js';
export { confirmTail } from './log/confirm-log.js';
export { rebuildLog } from './log/rebuild-log.js';
export { type NoSuchEvent, type NotLoggedYet, type Receipt, receiptFor } from './log/receipt.js';
export { type AuditedEvent, type AuditedEvents, eventsOfStore } from './verify/audited-events.js';
export { eventsInFile } from './verify/events-in-file.js';
export { type Fault, type FaultCode, type Verdict, type VerifyProgress } from './verify/verdict.js';
export { verdictOf } from './verify/verdict-of.js';
export { type VerifyLogOptions } from './verify/verification.js';
export { verifyLog } from './verify/verify-log.js';
export { rootOfEvents } from './verify/root-of-events.js';
export { storeUpTo } from './verify/store-up-to.js';
export {
  type MadeBundle,
  makeBundle,
  type MakeBundleOptions,
  type NothingToBundle,
  type TooLargeToBundle,
} from './bundle/make-bundle.js';
export { type AddCheckpoint, readAddCheckpoint, writeAddCheckpoint } from './witness/add-checkpoint.js';
export { type WitnessState, witnessStateIn } from './witness/witness-state.js';
export { Witness, type WitnessAnswer, type WitnessOptions, WitnessStateDamaged } from './witness/witness.js';
