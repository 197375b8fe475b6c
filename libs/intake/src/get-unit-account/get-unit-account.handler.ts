import { reportIdOf, signerOf, standingOf, unitOf } from '#kafila/domain';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#kafila/event-store';
import { Inject, Injectable } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { SIGNING_KEYS, type SigningKeys } from '../signed-reports/signing-keys.js';
import { ANSWER_WITHIN_MS, Deadline } from '../streams/deadline.js';
import { SameStore } from '../streams/same-store.js';
import { requireMayReadAccount } from '../unit-accounts/may-read-account.js';
import { readReports } from '../unit-accounts/read-reports.js';
import { ReadUnitAccounts } from '../unit-accounts/read-unit-accounts.js';
import { type ReportPlace } from '../unit-accounts/report-list.js';
import { sequencesAnswer } from '../unit-accounts/sequences.answer.js';
import { GetUnitAccountQuery } from './get-unit-account.query.js';
import { type HeldReportAnswer, type UnitAccountAnswer } from './unit-account.answer.js';

/** Everything that was recorded before somebody asks is in the answer, whichever intake took it in. */
@Injectable()
@QueryHandler(GetUnitAccountQuery)
export class GetUnitAccountHandler implements IQueryHandler<GetUnitAccountQuery> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly units: ReadUnitAccounts,
    @Inject(SIGNING_KEYS) private readonly keys: Pick<SigningKeys, 'places'>,
    private readonly same: SameStore,
  ) {}

  /** @throws Problem; EventStoreUnavailable where the store does not tell in time, EventStoreChanged */
  async execute({ unitId, page, caller }: GetUnitAccountQuery): Promise<UnitAccountAnswer> {
    requireMayReadAccount(caller, unitId);
    await this.same.sure();
    await new Deadline(ANSWER_WITHIN_MS).within(this.units.upToDate());
    const { accounts, position } = this.units;
    const account = accounts.of(unitId);
    const places = account.reports.after(page.after, page.limit + 1);
    const shown = places.slice(0, page.limit);
    const told = {
      unitId,
      position: String(position),
      reports: account.reports.size,
      sequences: sequencesAnswer(account),
      nextAfter: places.length > shown.length ? String(shown.at(-1)?.position) : null,
    };
    const events = await readReports(this.store, shown);
    return { ...told, items: shown.map((place, i) => this.#held(place, events[i])) };
  }

  #held({ position, stream, revision }: ReportPlace, event: RecordedEvent | undefined): HeldReportAnswer {
    const place = { stream, revision, position: String(position) };
    if (!event) {
      const unread = { reportId: null, type: null, sequence: null, occurredAt: null, recordedAt: null };
      return { ...unread, standing: 'unreadable', ...place };
    }
    const { type, data, recordedAt } = event;
    const [reportId, kid] = [reportIdOf(event), signerOf(event)];
    const { occurredAt } = data;
    const standing = this.units.accounts.isVouched(stream, reportId)
      ? undefined
      : standingOf(event, this.keys.places);
    return {
      reportId,
      type,
      sequence: unitOf(event)?.sequence ?? null,
      occurredAt: typeof occurredAt === 'string' ? occurredAt : null,
      standing: standing ?? 'counts',
      ...(kid !== undefined && { kid }),
      ...place,
      recordedAt,
    };
  }
}
