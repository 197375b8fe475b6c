import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';

const { FilterOptions, AllOptions, StreamOptions, Position, ReadDirection, SubscriptionOptions, UUIDOption } =
  streamsPb.ReadReq.Options;

export interface StreamToRead {
  readonly stream: string;
  /** First revision, inclusive; undefined: the first event forwards, the last one backwards. */
  readonly from?: number | undefined;
  readonly backwards?: boolean;
  readonly limit: number;
}

export interface AllToRead {
  /** A position in the log: forwards inclusive, backwards exclusive. */
  readonly from: bigint | 'start' | 'end';
  readonly backwards?: boolean;
  /** Undefined: as many as there are. */
  readonly limit?: number;
}

/** Streams by the beginnings of their names, or by a regular expression; and after how many events looked at progress is told. */
export type StreamFilter = ({ readonly prefixes: readonly string[] } | { readonly regex: string }) & {
  readonly searchWindow: number;
};

export function readStreamRequest({ stream, from, backwards, limit }: StreamToRead): streamsPb.ReadReq {
  const of = new StreamOptions();
  const identifier = new sharedPb.StreamIdentifier();
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream)));
  of.setStreamIdentifier(identifier);
  if (from !== undefined) of.setRevision(String(from));
  else if (backwards === true) of.setEnd(new sharedPb.Empty());
  else of.setStart(new sharedPb.Empty());
  const options = optionsFor(backwards);
  options.setStream(of);
  options.setCount(String(limit));
  options.setNoFilter(new sharedPb.Empty());
  return requestWith(options);
}

export function readAllRequest({
  from,
  backwards,
  limit = Number.MAX_SAFE_INTEGER,
}: AllToRead): streamsPb.ReadReq {
  const options = optionsFor(backwards);
  options.setAll(allFrom(from));
  options.setCount(String(limit));
  options.setNoFilter(new sharedPb.Empty());
  return requestWith(options);
}

/** @param after exclusive */
export function subscribeRequest(after: bigint | 'start', filter: StreamFilter): streamsPb.ReadReq {
  const expression = new FilterOptions.Expression();
  if ('prefixes' in filter) expression.setPrefixList([...filter.prefixes]);
  else expression.setRegex(filter.regex);
  const filtering = new FilterOptions();
  filtering.setStreamIdentifier(expression);
  filtering.setMax(filter.searchWindow);
  filtering.setCheckpointintervalmultiplier(1);
  const options = optionsFor();
  options.setAll(allFrom(after));
  options.setSubscription(new SubscriptionOptions());
  options.setFilter(filtering);
  return requestWith(options);
}

function optionsFor(backwards = false): streamsPb.ReadReq.Options {
  const options = new streamsPb.ReadReq.Options();
  options.setReadDirection(backwards ? ReadDirection.BACKWARDS : ReadDirection.FORWARDS);
  options.setResolveLinks(false);
  const ids = new UUIDOption();
  ids.setString(new sharedPb.Empty());
  options.setUuidOption(ids);
  return options;
}

function allFrom(from: bigint | 'start' | 'end'): streamsPb.ReadReq.Options.AllOptions {
  const all = new AllOptions();
  if (from === 'start') all.setStart(new sharedPb.Empty());
  else if (from === 'end') all.setEnd(new sharedPb.Empty());
  else {
    const position = new Position();
    position.setCommitPosition(String(from));
    position.setPreparePosition(String(from));
    all.setPosition(position);
  }
  return all;
}

function requestWith(options: streamsPb.ReadReq.Options): streamsPb.ReadReq {
  const request = new streamsPb.ReadReq();
  request.setOptions(options);
  return request;
}
