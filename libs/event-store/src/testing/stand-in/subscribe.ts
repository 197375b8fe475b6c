import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { isSince, type Node } from './node.js';
import { type LogRecord } from './record.js';
import { type Sender } from './sender.js';
import { checkpointMessage, eventMessage } from './wire.js';

type Options = streamsPb.ReadReq.Options;

/** A subscription to all: catches up, says so (since 23.10), then stays live until the client leaves. */
export async function subscribe(node: Node, sender: Sender, options: Options): Promise<void> {
  const { log } = node.cluster;
  const after = afterOf(options);
  const matches = filterOf(options);
  const filter = options.getFilter();
  const window = filter?.hasMax() === true ? filter.getMax() : 32;
  const interval = Math.max(1, window * (filter?.getCheckpointintervalmultiplier() ?? 1));

  let grown = (): void => undefined;
  const leave = log.onGrowth(() => {
    grown();
  });
  try {
    await sender.send(confirmation());
    if (after !== null && !log.isBoundary(after.commit)) {
      throw new Error(`Invalid position ${after.commit}: no record begins there.`);
    }
    let [index, considered, live] = [after === null ? 0 : log.indexAt(after.commit), 0, false];
    let [next, scavenges] = [0n, log.scavenges];
    // Positions are exclusive; but one with a lesser prepare lies before the record that begins there.
    const [first] = log.records.slice(index, index + 1);
    if (after !== null && first?.position === after.commit && after.prepare >= after.commit) index++;
    for (;;) {
      if (log.scavenges > scavenges) [index, scavenges] = [log.indexAt(next), log.scavenges];
      for (let record = log.records[index]; record !== undefined; record = log.records[++index]) {
        next = record.end;
        if (matches(record) && !(await sender.sendEvent(eventMessage(record, node, false)))) return;
        if (filter === undefined || ++considered % interval !== 0) continue;
        const place = live
          ? checkpointMessage(record.position, record.position)
          : checkpointMessage(record.end, 0n);
        if (!(await sender.send(place))) return;
      }
      if (!live) {
        live = true;
        if (isSince(node, '23.10')) await sender.send(caughtUp());
      }
      await sender.sufferAtEnd();
      await Promise.race([sender.closed, growth(log.records.length > index, (wake) => (grown = wake))]);
      if (!sender.open) return;
    }
  } finally {
    leave();
  }
}

function growth(already: boolean, listen: (wake: () => void) => void): Promise<void> {
  return already ? Promise.resolve() : new Promise(listen);
}

function afterOf(options: Options): { commit: bigint; prepare: bigint } | null {
  const position = options.getAll()?.getPosition();
  if (position === undefined) return null;
  return { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) };
}

function filterOf(options: Options): (record: LogRecord) => boolean {
  const filter = options.getFilter();
  const [byStream, byType] = [filter?.getStreamIdentifier(), filter?.getEventType()];
  const expression = byStream ?? byType;
  if (expression === undefined) return () => true;
  const subject = (record: LogRecord): string => (byStream === undefined ? record.type : record.stream);
  const regex = expression.getRegex();
  if (regex !== '') return (record) => new RegExp(regex, 'u').test(subject(record));
  const prefixes = expression.getPrefixList();
  return (record) => prefixes.some((prefix) => subject(record).startsWith(prefix));
}

function confirmation(): streamsPb.ReadResp {
  const confirmed = new streamsPb.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId('stand-in');
  const message = new streamsPb.ReadResp();
  message.setConfirmation(confirmed);
  return message;
}

function caughtUp(): streamsPb.ReadResp {
  const message = new streamsPb.ReadResp();
  message.setCaughtUp(new streamsPb.ReadResp.CaughtUp());
  return message;
}
