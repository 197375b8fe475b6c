export { AccessModule } from './access.module.js';
export { AccessBegun, beginAccess, type BeginAccessOptions, type FirstAdmin } from './decide/begin-access.js';
export { HadKeys } from './door/had-keys.js';
export { KeyDoor, type KeyDoorOptions } from './door/key-door.js';
export { isApiKey } from './principals/api-key.js';
export { FollowPrincipals } from './principals/follow-principals.js';
export { PRINCIPAL_PREFIXES, unitOfStream } from './principals/principal-streams.js';
export { GRANTED_ROLES, isRole, type Role, ROLES } from './roles/roles.js';
export { rolesTable } from './roles/roles-table.js';
