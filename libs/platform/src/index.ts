export { loadSettings, type Settings } from './settings/settings.js';
export type { LogLevel } from './settings/plain-settings.js';
export { loadSettingsOrExit } from './settings/load-settings-or-exit.js';
export { SettingsError, type SettingsFault } from './settings/settings.error.js';
export type { EventStoreSetting, ReadModelSetting } from './settings/store-settings.js';
export { maskSecrets } from './settings/mask-secrets.js';
export {
  type FieldError,
  Problem,
  type ProblemDocument,
  type ProblemFields,
  type ProblemTranslator,
} from './problems/problem.js';
export { type Check, type Checked, compileCheck } from './validation/compile-check.js';
