import { lookup } from 'node:dns/promises';
import { type ChannelCredentials, credentials, Metadata } from '@grpc/grpc-js';
import gossipPb from '@eventstore/db-client/generated/gossip_pb.js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import { type Member, type Seed } from './find-leader.js';
import { type ReadUrl } from './read-url.js';

/** How channels to the servers of a url prove who is at their ends. */
export function channelCredentials({ channel }: ReadUrl): ChannelCredentials {
  const { insecure, rootCertificate, userKeyFile, userCertFile } = channel;
  if (insecure === true) return credentials.createInsecure();
  return credentials.createSsl(rootCertificate ?? null, userKeyFile ?? null, userCertFile ?? null);
}

/** The servers that a url names; each of those that stand behind the name of a cluster. */
export async function seedsOf({ way: { servers }, discovers }: ReadUrl): Promise<readonly Seed[]> {
  const [cluster] = servers;
  if (!discovers || !cluster) return servers;
  const { address: name, port } = cluster;
  const found = await lookup(name, { all: true });
  return found.map(({ address, family }) => ({
    address: family === 6 ? `[${address}]` : address,
    ...{ port, name },
  }));
}

/** Who is in the cluster, as one of its servers sees it. @throws where it does not answer in time */
export function askCluster(
  { address, port, name }: Seed,
  proof: ChannelCredentials,
  withinMs: number,
): Promise<readonly Member[]> {
  const options = name === undefined ? {} : { 'grpc.ssl_target_name_override': name };
  const client = new gossipGrpc.GossipClient(`${address}:${port}`, proof, options);
  const deadline = Date.now() + withinMs;
  return new Promise((resolve, reject) => {
    client.read(new sharedPb.Empty(), new Metadata(), { deadline }, (error, info) => {
      client.close();
      if (error) reject(error);
      else resolve(membersIn(info));
    });
  });
}

function membersIn(info: gossipPb.ClusterInfo): readonly Member[] {
  const { LEADER } = gossipPb.MemberInfo.VNodeState;
  return info.getMembersList().flatMap((member) => {
    const place = member.getHttpEndPoint();
    if (!place || !member.getIsAlive()) return [];
    const leads = member.getState() === LEADER;
    return [{ address: place.getAddress(), port: place.getPort(), leads }];
  });
}
