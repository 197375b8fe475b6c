export * from './ascending.js';
export * from './json.js';
export { FOLD_VERSION, FOLDED_BY, stateOf } from './state-of.js';
export { atOnce } from './at-once.js';
export { InOrderOfTime } from './time/in-order-of-time.js';
export * from './decision/present.js';
export * from './decision/refusal.js';
export * from './geography/place.js';
export * from './geography/geography.js';
export * from './geography/route.js';
export * from './geography/great-circle.js';
export * from './geography/local-time.js';
export * from './event/happened.js';
export * from './time/instant.js';
export * from './event/personal-members.js';
export * from './event/recorded.js';
export * from './event/report-types.js';
export { type ClockReading, type SavedReading } from './unit-clock/clock-reading.js';
export { type SavedWithin, savedWithin } from './unit-clock/saved-within.js';
export * from './event/retraction.js';
export * from './event/vouching.js';
export {
  type KeyEvent,
  KeyPlaces,
  keyPlacesIn,
  NO_KEYS,
  type PlacedEvent,
  readKeyEvent,
  type Revocation,
} from './standing/key-places.js';
export { provisoOf } from './standing/proviso.js';
export { inDoubtFrom, signerOf, standingOf, withStanding } from './standing/standing.js';
export { correctionsIn } from './standing/corrections.js';
export { type Corrections, JudgedReports } from './standing/judged-reports.js';
export {
  carrierOf,
  reportIdOf,
  savedWithinOf,
  SCHEMA_VERSION,
  type StoredEvent,
  unitOf,
} from './event/stored-event.js';
export * from './report/report.js';
export * from './report/report-fault.js';
export { type SequenceRange, Sequences, sequencesInWords } from './report/sequences.js';
export * from './event/stream-name.js';
export * from './report/stream-of-report.js';
export * from './report/read-report.js';
export * from './irregularity/catalogue.js';
export * from './irregularity/irregularity.js';
export { explains } from './irregularity/conditions.js';
export { MOST_EVIDENCE } from './irregularity/irregularity-list.js';
export * from './convoy/view/irregularity-history.js';
export * from './convoy/fold/convoy-event.js';
export * from './convoy/events/vehicle.js';
export * from './convoy/plan/reach.js';
export * from './convoy/state/plan.state.js';
export * from './convoy/events/facts.js';
export * from './convoy/fold/read-convoy-event.js';
export {
  CONVOY_DECISION_TYPES,
  type ConvoyCommand,
  type ConvoyDecision,
  movesOf,
} from './convoy/decisions/decisions.js';
export { type Moves } from './convoy/decisions/decision.js';
export { type ConvoyPlanned, type PlanConvoy } from './convoy/decisions/plan-convoy.js';
export { type AddVehicle } from './convoy/decisions/add-vehicle.js';
export { type VehicleWithdrawn, type WithdrawVehicle } from './convoy/decisions/withdraw-vehicle.js';
export { type ReplaceVehicle, type VehicleReplaced } from './convoy/decisions/replace-vehicle.js';
export { type ConvoyDispatched, type DispatchConvoy } from './convoy/decisions/dispatch-convoy.js';
export { type ConvoyDiverted, type DivertConvoy } from './convoy/decisions/divert-convoy.js';
export { type ConvoyHeld, type HoldConvoy } from './convoy/decisions/hold-convoy.js';
export { type ConvoyReleased, type ReleaseConvoy } from './convoy/decisions/release-convoy.js';
export { type ConvoySplit, type SplitConvoy, type SplitPart } from './convoy/decisions/split-convoy.js';
export { type PartToSplit } from './convoy/decisions/split-parts.js';
export { type ConvoyMerged, type MergeConvoy } from './convoy/decisions/merge-convoys.js';
export { type ConvoyRecalled, type RecallConvoy } from './convoy/decisions/recall-convoy.js';
export { type CancelConvoy, type ConvoyCancelled } from './convoy/decisions/cancel-convoy.js';
export { type CompleteConvoy, type ConvoyCompleted } from './convoy/decisions/complete-convoy.js';
export { type KnownElsewhere } from './convoy/members/known-elsewhere.js';
export { otherIdsOf } from './convoy/members/plates.js';
export { type VehicleToJoin } from './convoy/members/read-vehicle.js';
export { type Along } from './convoy/plan/plan-route.js';
export * from './convoy/state/vehicle.state.js';
export * from './convoy/state/border.state.js';
export * from './convoy/state/road.state.js';
export * from './convoy/state/cargo.state.js';
export * from './convoy/state/clock.state.js';
export * from './convoy/state/irregularity.state.js';
export * from './convoy/state/convoy.state.js';
export * from './convoy/desk/decide.js';
export * from './convoy/desk/consequences.js';
export * from './convoy/plan/regime.js';
export { beginConvoy } from './convoy/fold/begin-convoy.js';
export { evolve, evolveFacts } from './convoy/fold/evolve.js';
export * from './convoy/fold/fold.js';
export * from './convoy/view/convoy-view.js';
export * from './convoy/view/fleet-view.js';
export * from './convoy/briefing/briefing.js';
export * from './convoy/briefing/briefing-order.js';
export * from './convoy/briefing/likely-moments.js';
export * from './convoy/view/vehicle-view.js';
export * from './convoy/road/legs.js';
export * from './convoy/irregularities/convoy-irregularities.js';
export * from './convoy/view/claims.js';
export * from './carnet/events/carnet.events.js';
export * from './carnet/events/carnet.commands.js';
export * from './carnet/events/liability.events.js';
export * from './carnet/state/liability.state.js';
export { type LiabilityView } from './carnet/liability/liability-view.js';
export {
  claimsOfHolder,
  explanationsOfHolder,
  type HeldByCarnet,
  holderKeysOf,
  heldByCarnet,
  isUnderExclusion,
  readmitted,
} from './carnet/liability/holder-claims.js';
export { unpaidClaims } from './carnet/liability/settled-claims.js';
export * from './carnet/convention/territories.js';
export * from './carnet/convention/contracting-parties.js';
export * from './carnet/convention/guarantee.js';
export * from './carnet/convention/office-limit.js';
export * from './carnet/convention/vouchers.js';
export * from './carnet/state/carnet.state.js';
export * from './carnet/events/read-carnet-event.js';
export * from './carnet/fold.js';
export { evolveCarnet, evolveCarnetFacts } from './carnet/evolve.js';
export * from './carnet/decide-carnet.js';
export * from './carnet/view.js';
export * from './carnet/operation-view.js';
export { type CarnetStatus } from './carnet/state/status.js';
export { irregularitiesOfCarnet } from './carnet/irregularities.js';
export { conditionalIrregularitiesOfCarnet } from './carnet/seal-irregularities.js';
export * from './carnet/claims.js';
export * from './declaration/declaration.events.js';
export * from './declaration/read-declaration-event.js';
export { beginDeclaration, type DeclarationState } from './declaration/declaration.state.js';
export { extendsDeclaration, foldDeclaration } from './declaration/fold.js';
export { evolveDeclaration, evolveDeclarationFacts } from './declaration/evolve.js';
export * from './declaration/view.js';
export { type DeclarationStatus } from './declaration/status.js';
export { type Examination } from './declaration/examinations.js';
export { type ClearanceHold } from './declaration/holds.js';
export { type ReleaseHours } from './declaration/hours.js';
export { irregularitiesOfDeclaration } from './declaration/irregularities.js';
export * from './identity/plate.js';
export * from './identity/carnet-number.js';
export * from './identity/declaration-ref.js';
export * from './identity/container.js';
export * from './identity/seal.js';
export * from './identity/hs-code.js';
export * from './identity/currency.js';
export * from './identity/country.js';
export * from './identity/locode.js';
export * from './statistics/figures/summary.js';
export * from './statistics/figures/measure.js';
export * from './statistics/figures/statistic.js';
export * from './time/intervals.js';
export * from './time/hours.js';
export * from './statistics/money/dated-money.js';
export * from './statistics/money/rates.js';
export * from './statistics/money/parse-rates.js';
export * from './statistics/samples/statistics.js';
export * from './statistics/samples/activities-by-passage.js';
export * from './statistics/samples/regime-at-side.js';
export * from './statistics/trips/trip-section.js';
export * from './statistics/trips/country-sections.js';
export * from './statistics/trips/speeds.js';
export * from './statistics/trips/trip-costs.js';
export * from './statistics/trips/time-cost-distance.js';
export * from './statistics/samples/since-arrival.js';
export * from './statistics/usual-times/usual-times.js';
export * from './statistics/forecast/still-to-go.js';
export * from './statistics/usual-times/measured-convoy.js';
export * from './statistics/usual-times/measured-times.js';
export * from './statistics/forecast/whereabouts.js';
export { type ForecastBasis, type TripAhead } from './statistics/forecast/way-ahead.js';
export * from './statistics/forecast/forecast.js';
export * from './statistics/forecast/forecast-of-convoy.js';
export * from './statistics/forecast/naive-forecast.js';
export * from './statistics/alerts/alert-catalogue.js';
export {
  type Alert,
  type WatchedCarnet,
  type WatchedConvoy,
  type WatchedVehicle,
} from './statistics/alerts/alert.js';
export * from './statistics/alerts/alerts.js';
export { firstFrom } from './time/first-of.js';
