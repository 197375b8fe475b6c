import { timesTried } from '#kafila/domain/testing';
import { sameVerdicts } from '#kafila/platform/testing';
import { type Type } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { AddVehicleRequest } from './add-vehicle/add-vehicle.request.js';
import { AssignCarnetRequest } from './assign-carnet/assign-carnet.request.js';
import { CancelConvoyRequest } from './cancel-convoy/cancel-convoy.request.js';
import { CompleteConvoyRequest } from './complete-convoy/complete-convoy.request.js';
import { DispatchConvoyRequest } from './dispatch-convoy/dispatch-convoy.request.js';
import { DivertConvoyRequest } from './divert-convoy/divert-convoy.request.js';
import { ErasePersonRequest } from './erase-person/erase-person.request.js';
import { FindPersonByDocumentRequest, FindPersonByNameRequest } from './find-person/find-person.request.js';
import { HoldConvoyRequest } from './hold-convoy/hold-convoy.request.js';
import { IssueCarnetRequest } from './issue-carnet/issue-carnet.request.js';
import { MergeConvoysRequest } from './merge-convoys/merge-convoys.request.js';
import { PlanConvoyRequest } from './plan-convoy/plan-convoy.request.js';
import { RecallConvoyRequest } from './recall-convoy/recall-convoy.request.js';
import { ReleaseConvoyRequest } from './release-convoy/release-convoy.request.js';
import { ReplaceVehicleRequest } from './replace-vehicle/replace-vehicle.request.js';
import { SplitConvoyRequest } from './split-convoy/split-convoy.request.js';
import { REPORT_SHAPES } from './take-reports/report.request.js';
import { WithdrawVehicleRequest } from './withdraw-vehicle/withdraw-vehicle.request.js';

const SHAPES: readonly Type<object>[] = [
  PlanConvoyRequest,
  AddVehicleRequest,
  WithdrawVehicleRequest,
  ReplaceVehicleRequest,
  DispatchConvoyRequest,
  DivertConvoyRequest,
  HoldConvoyRequest,
  ReleaseConvoyRequest,
  SplitConvoyRequest,
  MergeConvoysRequest,
  RecallConvoyRequest,
  CancelConvoyRequest,
  CompleteConvoyRequest,
  IssueCarnetRequest,
  AssignCarnetRequest,
  ErasePersonRequest,
  FindPersonByDocumentRequest,
  FindPersonByNameRequest,
  ...Object.values(REPORT_SHAPES),
];

describe('the compiled check of a request and class-validator itself', () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))(
    '%s: come to the same verdict on any body',
    (_, shape) => {
      expect(sameVerdicts(shape, timesTried(12, 40))).toBeGreaterThan(0);
    },
  );
});
