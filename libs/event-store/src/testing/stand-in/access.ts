import { type Metadata, ServerInterceptingCall, type ServerInterceptor, status } from '@grpc/grpc-js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { type Log } from './log.js';
import { failure } from './node.js';
import { streamNameOf } from './wire.js';

/**
 * Who may do what, as a server decides that does not run with --insecure: `$all` and its own streams are for administrators, and
 * for whom their access lists name; other streams for everybody who has a name, unless an access list names others.
 */
export interface Access {
  /** Users and their passwords; a test may change them. */
  readonly users: Map<string, string>;
  readonly administrators: readonly string[];
}

/** What metadata of a stream, or `$settings`, say of it. */
interface AccessList {
  readonly $r?: string | readonly string[];
  readonly $w?: string | readonly string[];
}

/** Asks for a name before a call of the streams, and whether it has the right. Gossip is for everybody. */
export function guarding({ users, administrators }: Access, log: () => Log): ServerInterceptor {
  const named = (stream: string, member: string): AccessList | undefined => {
    const last = log().stream(stream).at(-1);
    const data = last && (JSON.parse(Buffer.from(last.data).toString()) as Record<string, AccessList>);
    return data?.[member];
  };
  const mayUse = (user: string, { stream, right }: Use): boolean => {
    if (administrators.includes(user)) return true;
    const isOwn = stream.startsWith('$');
    const byDefault = isOwn ? undefined : named('$settings', '$userStreamAcl')?.[right];
    const listed = named(`$$${stream}`, '$acl')?.[right] ?? byDefault ?? (isOwn ? [] : '$all');
    return [listed].flat().some((name) => name === user || name === '$all');
  };
  return (method, call) => {
    if (!method.path.startsWith('/event_store.client.streams.')) return new ServerInterceptingCall(call);
    let user: string | undefined;
    return new ServerInterceptingCall(call, {
      start: (next) => {
        next({
          onReceiveMetadata: (metadata, go) => {
            user = userOf(metadata, users);
            if (user === undefined) call.sendStatus(failure(status.UNAUTHENTICATED, '') as never);
            else go(metadata);
          },
          onReceiveMessage: (message, go) => {
            const use = useIn(message);
            if (!use || mayUse(user ?? '', use)) go(message);
            else
              call.sendStatus(failure(status.PERMISSION_DENIED, 'Access Denied', 'access-denied') as never);
          },
        });
      },
    });
  };
}

function userOf(metadata: Metadata, users: ReadonlyMap<string, string>): string | undefined {
  const [sent = ''] = metadata.get('authorization').map(String);
  const [name = '', password] = Buffer.from(sent.replace('Basic ', ''), 'base64').toString().split(':');
  return users.has(name) && users.get(name) === password ? name : undefined;
}

interface Use {
  readonly stream: string;
  readonly right: '$r' | '$w';
}

/** Undefined where a message names no stream. The metadata of a stream are for who may use the stream. */
function useIn(message: unknown): Use | undefined {
  if (message instanceof streamsPb.ReadReq) {
    const options = message.getOptions();
    if (options?.hasAll() === true) return { stream: '$all', right: '$r' };
    return { stream: withoutMeta(streamNameOf(options?.getStream()?.getStreamIdentifier())), right: '$r' };
  }
  if (message instanceof streamsPb.AppendReq || message instanceof streamsPb.BatchAppendReq) {
    const options = message.getOptions();
    return options && { stream: withoutMeta(streamNameOf(options.getStreamIdentifier())), right: '$w' };
  }
  return undefined;
}

function withoutMeta(stream: string): string {
  return stream.replace(/^\$\$/, '');
}
