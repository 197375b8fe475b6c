import {
  type AddVehicle,
  type AssignCarnet,
  type CancelConvoy,
  type CompleteConvoy,
  type DispatchConvoy,
  type DivertConvoy,
  type HoldConvoy,
  type IssueCarnet,
  type MergeConvoy,
  type PlanConvoy,
  type RecallConvoy,
  type ReleaseConvoy,
  type ReplaceVehicle,
  type SplitConvoy,
  type VehicleToJoin,
  type WithdrawVehicle,
} from '#kafila/domain';

/** A command as the body of an HTTP request: without what the path names, and instants with an offset. */
type BodyOf<Command, InPath extends string = never> = Omit<Command, 'type' | 'at' | InPath> & {
  /** When the desk decided. */
  readonly occurredAt: string;
};

export type PlanBody = BodyOf<PlanConvoy> & { readonly convoyId: string };
export type VehicleBody = VehicleToJoin;
export type AddVehicleBody = BodyOf<AddVehicle, 'vehicle'> & VehicleToJoin;

interface DecisionOf<Type extends string, Body> {
  readonly type: Type;
  /** When it reaches the server, RFC 3339 in UTC. */
  readonly at: string;
  /** Where it is posted: `/v1/convoys/khi-tas-7-3/split`. */
  readonly path: string;
  readonly body: Body;
}

/** A decision of the dispatch desk, as the HTTP API takes it: `body` is posted to `path`. */
export type Decision =
  | DecisionOf<'plan', PlanBody>
  | DecisionOf<'add-vehicle', AddVehicleBody>
  | DecisionOf<'withdraw', BodyOf<WithdrawVehicle, 'vehicleId'>>
  | DecisionOf<'replace', BodyOf<ReplaceVehicle, 'vehicleId'>>
  | DecisionOf<'dispatch', BodyOf<DispatchConvoy>>
  | DecisionOf<'divert', BodyOf<DivertConvoy>>
  | DecisionOf<'hold', BodyOf<HoldConvoy>>
  | DecisionOf<'release', BodyOf<ReleaseConvoy>>
  | DecisionOf<'split', BodyOf<SplitConvoy>>
  | DecisionOf<'merge', BodyOf<MergeConvoy>>
  | DecisionOf<'recall', BodyOf<RecallConvoy>>
  | DecisionOf<'cancel', BodyOf<CancelConvoy>>
  | DecisionOf<'complete', BodyOf<CompleteConvoy>>
  | DecisionOf<'issue-carnet', BodyOf<IssueCarnet>>
  | DecisionOf<'assign-carnet', BodyOf<AssignCarnet>>;

export type DecisionType = Decision['type'];
export type BodyByType = { readonly [Type in DecisionType]: Extract<Decision, { type: Type }>['body'] };
