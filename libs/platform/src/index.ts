export { loadSettings, type Settings } from './settings/settings.js';
export { isLoopback } from './settings/plain-settings.js';
export type { LogLevel } from './settings/plain-settings.js';
export { EX_CONFIG, loadSettingsOrExit } from './settings/load-settings-or-exit.js';
export { SettingsError, type SettingsFault } from './settings/settings.error.js';
export type { OidcSetting } from './settings/oidc-settings.js';
export type { AuditSetting } from './settings/audit-settings.js';
export type { EventStoreSetting, ReadModelSetting } from './settings/store-settings.js';
export { maskSecrets } from './settings/mask-secrets.js';
export {
  type FieldError,
  Problem,
  type ProblemDocument,
  type ProblemFields,
  type ProblemTranslator,
} from './problems/problem.js';
export { type Check, type Checked, compileCheck, isSmall } from './validation/compile-check.js';
export { AllOf } from './dto/all-of.js';
export { Closed, Open, shapeOf, type ShapeTerms } from './dto/shape.js';
export {
  Describe,
  EitherOf,
  IsAnything,
  IsFormat,
  IsKind,
  IsText,
  IsWord,
  List,
  type MemberDecorator,
  Nested,
  Nullable,
  Optional,
} from './dto/members.js';
export { writtenOut } from './dto/hidden-characters.js';
export { referenceTo } from './dto/json-schema.js';
export { BodyPipe, QueryPipe, wholeNumber } from './validation/pipes.js';
export { type Parsed, parseJson } from './json/parse-json.js';
export { type Line, linesOf, LONGEST_LINE_BYTES } from './json/lines.js';
export { createHttpApp, type HttpAppOptions, MAX_BODY_BYTES } from './http/create-http-app.js';
export { AccessLogFolder } from './access-log/access-log-folder.js';
export { type AccessEntry } from './access-log/access-entry.js';
export { daysIn, fileOfDay } from './access-log/day-files.js';
export { NOTED_AS_ERASURE, NOTED_AS_SEARCH } from './access-log/keep-access-log.js';
export { Condition, conditionNow, NotModified, underCondition } from './conditional/condition.js';
export { conditionOf, nameAnswer } from './conditional/tag-answers.js';
export { type Reveal, revealOf, revealOfStream, type Reveals } from './door/reveal.js';
export { HOLDS_LIVE_FEED } from './limits/hold-places.js';
export { LIMITED_AS_ENROLMENT } from './limits/limit-calls.js';
export { isFromOwnPage, originOf } from './http/own-pages.js';
export { listen } from './http/listen.js';
export { JUDGES_FAULTS, TAKES_CSV, TAKES_TEXT } from './http/media-types.js';
export { preferredType, prefersProfile } from './http/preferred-type.js';
export { SETTINGS } from './http/edge.module.js';
export { createLog, LOG, type Log } from './running/log.js';
export { hasRoom, isDiskFull } from './running/disk-full.js';
export { keepFilesToOwner } from './running/keep-files-to-owner.js';
export { NoPlace, Places } from './running/places.js';
export { Turn } from './running/turn.js';
export { STOPPING } from './running/stopping.js';
export { type HealthCheck, HealthChecks, type HealthFinding } from './health/health-checks.js';
export { Metrics, type Reading } from './metrics/metrics.js';
export { type Caller, calledBy, CallerIdentity, LOCAL } from './door/caller.js';
export { type Door, mayStill } from './door/door.js';
export { May, NEEDS_EXTENSION } from './door/may.js';
export { type Right, RIGHTS } from './door/rights.js';
export { seeingOnly, seenNow } from './door/seeing.js';
export { outOfScope } from './door/scope.problems.js';
export {
  isConvoyInScope,
  isReportTypeInScope,
  limitsConvoys,
  mayBeInScope,
  NOTHING,
  prefixOf,
  type Reach,
  type Scope,
  type Scopes,
} from './door/scope.js';
export { unionOf } from './openapi/schema.js';
export { serveOpenApi, type ApiDescription } from './openapi/serve-open-api.js';
export { ApiAnswer, ApiJsonBody, ApiProblem, ApiProblemOr, ApiQueryOf } from './openapi/api-decorators.js';
