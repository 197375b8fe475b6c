export { CHECK_LENGTH, checkOf } from './characters/check-characters.js';
export { PLACES } from './codes/places.js';
export { TYPES } from './codes/types.js';
export { WORDS } from './codes/words.js';
export { MEMBERS } from './members/members.js';
export { readThin } from './read-thin.js';
export { type ThinFault, type ThinFaultCode, type ThinRefusal, type ThinRefusalCode } from './thin-fault.js';
export {
  isSigned,
  type JsonMembers,
  KID_START_LENGTH,
  LONGEST_THIN,
  type SignedId,
  signedReport,
  type ThinRead,
  type ThinReport,
  type ThinSigned,
  type ThinSigner,
  type ThinUnsigned,
  unsignedReport,
} from './thin-report.js';
export { refusalBeforeSigning, type ThinTerms, type ThinWritten, writeThin } from './write-thin.js';
