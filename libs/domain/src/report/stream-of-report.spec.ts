import { describe, expect, it } from '@jest/globals';
import { type ReportType } from '../event/report-types.js';
import { type Report } from './report.js';
import { streamOfReport } from './stream-of-report.js';

const about = (type: ReportType, names: Partial<Report>): ReturnType<typeof streamOfReport> =>
  streamOfReport({
    reportId: '0190a7d8-0000-7000-8000-000000000001',
    type,
    occurredAt: '2023-06-12T14:05:00+04:30',
    unit: { unitId: 'phone 7' },
    ...names,
  });

describe('the stream of a report', () => {
  it('of something seen on the road is that of the convoy', () => {
    expect(about('BorderExited', { convoyId: 'nlc-7' })).toEqual({ stream: 'convoy-nlc-7' });
  });

  it('of a fact about a carnet is that of the carnet, however its number is written', () => {
    for (const carnetNumber of ['XC12345678', 'xc 1234 5678', 'ХС-12345678']) {
      expect(about('CarnetAccepted', { carnetNumber })).toEqual({ stream: 'carnet-XC12345678' });
    }
  });

  it('of a fact about a declaration is that of the declaration, however its reference is written', () => {
    for (const declarationRef of ['KAPE-EB-12345', ' kape-eb - 12345 ']) {
      expect(about('ClearanceGranted', { declarationRef })).toEqual({ stream: 'declaration-KAPE-EB-12345' });
    }
  });

  it('is not changed by the convoy that a carnet or a declaration belongs to', () => {
    const convoyId = 'nlc-7';
    expect(about('CarnetReturned', { carnetNumber: 'XC12345678', convoyId })).toEqual({
      stream: 'carnet-XC12345678',
    });
    expect(about('GoodsGatedOut', { declarationRef: 'GD-1', convoyId })).toEqual({
      stream: 'declaration-GD-1',
    });
  });

  it('of a lodgement is that of the declaration, also where it names the carnet', () => {
    const names = { declarationRef: 'GD-1', carnetNumber: 'XC12345678' };
    expect(about('DeclarationLodged', names)).toEqual({ stream: 'declaration-GD-1' });
  });

  it('of a retraction is that of the report taken back', () => {
    expect(about('ReportRetracted', { convoyId: 'nlc-7' })).toEqual({ stream: 'convoy-nlc-7' });
    expect(about('ReportRetracted', { carnetNumber: 'xc12345678' })).toEqual({ stream: 'carnet-XC12345678' });
    expect(about('ReportRetracted', { declarationRef: 'gd-1' })).toEqual({ stream: 'declaration-GD-1' });
  });
});

describe('a report that does not say what it is about', () => {
  it.each<[ReportType, Partial<Report>, string, string]>([
    ['BorderExited', {}, '/convoyId', 'missing-stream'],
    ['CarnetAccepted', { convoyId: 'nlc-7' }, '/carnetNumber', 'missing-stream'],
    ['ClearanceGranted', { convoyId: 'nlc-7' }, '/declarationRef', 'missing-stream'],
    ['ReportRetracted', {}, '/convoyId', 'missing-stream'],
    ['CarnetAccepted', { carnetNumber: 'XC1' }, '/carnetNumber', 'invalid-carnet-number'],
    ['ReportRetracted', { carnetNumber: 'XC1' }, '/carnetNumber', 'invalid-carnet-number'],
    ['ClearanceGranted', { declarationRef: '#1' }, '/declarationRef', 'invalid-declaration-reference'],
    ['ReportRetracted', { declarationRef: '#1' }, '/declarationRef', 'invalid-declaration-reference'],
    ['BorderExited', { convoyId: 'c', carnetNumber: 'XC12345678' }, '/carnetNumber', 'other-stream'],
    ['BorderExited', { convoyId: 'c', declarationRef: 'GD-1' }, '/declarationRef', 'other-stream'],
    [
      'CarnetAccepted',
      { carnetNumber: 'XC12345678', declarationRef: 'GD-1' },
      '/declarationRef',
      'other-stream',
    ],
    [
      'ClearanceGranted',
      { declarationRef: 'GD-1', carnetNumber: 'XC12345678' },
      '/carnetNumber',
      'other-stream',
    ],
    ['ReportRetracted', { convoyId: 'c', declarationRef: 'GD-1' }, '/declarationRef', 'other-stream'],
  ])('%s with %j is told so at %s', (type, names, pointer, code) => {
    expect(about(type, names)).toEqual({
      faults: [{ code, pointer, detail: expect.stringContaining(pointer.slice(1)) }],
    });
  });

  it('is told of every field that is wrong', () => {
    expect(about('BorderExited', { carnetNumber: 'XC12345678', declarationRef: 'GD-1' })).toMatchObject({
      faults: [
        {
          pointer: '/carnetNumber',
          detail: 'carnetNumber does not belong to a BorderExited, which is about a convoy; leave it out',
        },
        { pointer: '/declarationRef' },
        {
          pointer: '/convoyId',
          detail: 'convoyId is missing; a BorderExited is about a convoy and has to name it',
        },
      ],
    });
  });
});
