import gossipPb from '@eventstore/db-client/generated/gossip_pb.js';
import featuresPb from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { type Endpoint, isSince, type Node } from './node.js';

/** Who is in the cluster, alive or not, and who leads it. */
export function clusterInfo({ cluster }: Node): gossipPb.ClusterInfo {
  const { VNodeState } = gossipPb.MemberInfo;
  const stateOf = (endpoint: Endpoint): (typeof VNodeState)[keyof typeof VNodeState] => {
    if (!cluster.leader) return VNodeState.UNKNOWN;
    return endpoint === cluster.leader ? VNodeState.LEADER : VNodeState.FOLLOWER;
  };
  const info = new gossipPb.ClusterInfo();
  for (const [endpoint, { alive }] of cluster.members) {
    const member = new gossipPb.MemberInfo();
    member.setHttpEndPoint(addressOf(endpoint));
    member.setIsAlive(alive);
    member.setState(stateOf(endpoint));
    info.addMembers(member);
  }
  return info;
}

/** What the server can do. Batch appends came with 21.10. */
export function supportedMethods(node: Node): featuresPb.SupportedMethods {
  const methods = new featuresPb.SupportedMethods();
  methods.setEventStoreServerVersion(node.version);
  for (const name of ['read', 'append', ...(isSince(node, '21.10') ? ['batchappend'] : [])]) {
    const method = new featuresPb.SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    method.setMethodName(name);
    methods.addMethods(method);
  }
  return methods;
}

function addressOf({ host, port }: Endpoint): gossipPb.EndPoint {
  const address = new gossipPb.EndPoint();
  address.setAddress(host);
  address.setPort(port);
  return address;
}
