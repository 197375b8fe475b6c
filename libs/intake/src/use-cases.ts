import { type CarnetCommand, type ConvoyCommand } from '#kafila/domain';
import { type Provider, type Type } from '@nestjs/common';
import { AddVehicleController } from './add-vehicle/add-vehicle.controller.js';
import { AddVehicleHandler } from './add-vehicle/add-vehicle.handler.js';
import { AssignCarnetController } from './assign-carnet/assign-carnet.controller.js';
import { AssignCarnetHandler } from './assign-carnet/assign-carnet.handler.js';
import { CancelConvoyController } from './cancel-convoy/cancel-convoy.controller.js';
import { CancelConvoyHandler } from './cancel-convoy/cancel-convoy.handler.js';
import { CompleteConvoyController } from './complete-convoy/complete-convoy.controller.js';
import { CompleteConvoyHandler } from './complete-convoy/complete-convoy.handler.js';
import { DispatchConvoyController } from './dispatch-convoy/dispatch-convoy.controller.js';
import { DispatchConvoyHandler } from './dispatch-convoy/dispatch-convoy.handler.js';
import { DivertConvoyController } from './divert-convoy/divert-convoy.controller.js';
import { DivertConvoyHandler } from './divert-convoy/divert-convoy.handler.js';
import { ErasePersonController } from './erase-person/erase-person.controller.js';
import { ErasePersonHandler } from './erase-person/erase-person.handler.js';
import { FindPersonController } from './find-person/find-person.controller.js';
import { FindPersonHandler } from './find-person/find-person.handler.js';
import { HoldConvoyController } from './hold-convoy/hold-convoy.controller.js';
import { HoldConvoyHandler } from './hold-convoy/hold-convoy.handler.js';
import { GetUnitAccountController } from './get-unit-account/get-unit-account.controller.js';
import { GetUnitAccountHandler } from './get-unit-account/get-unit-account.handler.js';
import { IssueCarnetController } from './issue-carnet/issue-carnet.controller.js';
import { IssueCarnetHandler } from './issue-carnet/issue-carnet.handler.js';
import { MergeConvoysController } from './merge-convoys/merge-convoys.controller.js';
import { MergeConvoysHandler } from './merge-convoys/merge-convoys.handler.js';
import { PlanConvoyController } from './plan-convoy/plan-convoy.controller.js';
import { PlanConvoyHandler } from './plan-convoy/plan-convoy.handler.js';
import { RecallConvoyController } from './recall-convoy/recall-convoy.controller.js';
import { RecallConvoyHandler } from './recall-convoy/recall-convoy.handler.js';
import { ReleaseConvoyController } from './release-convoy/release-convoy.controller.js';
import { ReleaseConvoyHandler } from './release-convoy/release-convoy.handler.js';
import { ReplaceVehicleController } from './replace-vehicle/replace-vehicle.controller.js';
import { ReplaceVehicleHandler } from './replace-vehicle/replace-vehicle.handler.js';
import { SplitConvoyController } from './split-convoy/split-convoy.controller.js';
import { SplitConvoyHandler } from './split-convoy/split-convoy.handler.js';
import { ReportsController } from './take-reports/reports.controller.js';
import { TakeReportHandler } from './take-reports/take-report.handler.js';
import { TakeReportStreamHandler } from './take-reports/take-report-stream.handler.js';
import { TakeReportsHandler } from './take-reports/take-reports.handler.js';
import { ThinReportsController } from './thin-reports/thin-reports.controller.js';
import { VouchForReportController } from './vouch-for-report/vouch-for-report.controller.js';
import { VouchForReportHandler } from './vouch-for-report/vouch-for-report.handler.js';
import { WithdrawVehicleController } from './withdraw-vehicle/withdraw-vehicle.controller.js';
import { WithdrawVehicleHandler } from './withdraw-vehicle/withdraw-vehicle.handler.js';

type UseCase = readonly [controller: Type, ...handlers: Type[]];

/** The use case of each decision that the domain knows. */
const DECISIONS: Readonly<Record<(ConvoyCommand | CarnetCommand)['type'], UseCase>> = {
  plan: [PlanConvoyController, PlanConvoyHandler],
  'add-vehicle': [AddVehicleController, AddVehicleHandler],
  withdraw: [WithdrawVehicleController, WithdrawVehicleHandler],
  replace: [ReplaceVehicleController, ReplaceVehicleHandler],
  dispatch: [DispatchConvoyController, DispatchConvoyHandler],
  divert: [DivertConvoyController, DivertConvoyHandler],
  hold: [HoldConvoyController, HoldConvoyHandler],
  release: [ReleaseConvoyController, ReleaseConvoyHandler],
  split: [SplitConvoyController, SplitConvoyHandler],
  merge: [MergeConvoysController, MergeConvoysHandler],
  recall: [RecallConvoyController, RecallConvoyHandler],
  cancel: [CancelConvoyController, CancelConvoyHandler],
  complete: [CompleteConvoyController, CompleteConvoyHandler],
  'issue-carnet': [IssueCarnetController, IssueCarnetHandler],
  'assign-carnet': [AssignCarnetController, AssignCarnetHandler],
};

const USE_CASES: readonly UseCase[] = [
  ...Object.values(DECISIONS),
  [ErasePersonController, ErasePersonHandler],
  [FindPersonController, FindPersonHandler],
  [VouchForReportController, VouchForReportHandler],
  [GetUnitAccountController, GetUnitAccountHandler],
  [ReportsController, TakeReportHandler, TakeReportsHandler, TakeReportStreamHandler],
  [ThinReportsController],
];

export const CONTROLLERS: Type[] = USE_CASES.map(([controller]) => controller);
export const HANDLERS: Provider[] = USE_CASES.flatMap(([, ...handlers]) => handlers);
