import { type ReportType } from '#kafila/domain';
import { type Type } from '@nestjs/common';
import { BORDER } from './reports/border.reports.js';
import { CLAIMS } from './reports/claims.reports.js';
import { CARNET } from './reports/carnet.reports.js';
import { DECLARATION } from './reports/declaration.reports.js';
import { ESCORTS_AND_EXPENSES } from './reports/escorts-and-expenses.reports.js';
import { ON_THE_WAY } from './reports/on-the-way.reports.js';
import { RETRACTION } from './reports/retraction.reports.js';
import { SEALS } from './reports/seals.reports.js';
import { TIR_OPERATION } from './reports/tir-operation.reports.js';
import { TROUBLE } from './reports/trouble.reports.js';

/** The shape of each type of report. */
export const REPORT_SHAPES = {
  ...ON_THE_WAY,
  ...BORDER,
  ...SEALS,
  ...TROUBLE,
  ...ESCORTS_AND_EXPENSES,
  ...TIR_OPERATION,
  ...CARNET,
  ...CLAIMS,
  ...DECLARATION,
  ...RETRACTION,
} as const satisfies { readonly [T in ReportType]: Type<{ readonly type: T }> };
