import { type Server } from '@grpc/grpc-js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import gossipPb from '@eventstore/db-client/generated/gossip_pb.js';
import featuresPb from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { appendHandler } from './append.js';
import { batchAppendHandler } from './batch-append.js';
import { deleteHandler, tombstoneHandler } from './delete.js';
import { type Endpoint, isSince, type Node } from './node.js';
import { readHandler } from './read.js';

/** The calls that a stand-in answers. */
export function addServices(server: Server, node: Node): void {
  server.addService(streamsGrpc.StreamsService, {
    append: appendHandler(node),
    batchAppend: batchAppendHandler(node),
    read: readHandler(node),
    delete: deleteHandler(node),
    tombstone: tombstoneHandler(node),
  });
  server.addService(gossipGrpc.GossipService, {
    read: (_call: unknown, answer: (error: null, info: unknown) => void) => {
      answer(null, clusterInfo(node));
    },
  });
  server.addService(featuresGrpc.ServerFeaturesService, {
    getSupportedMethods: (_call: unknown, answer: (error: null, methods: unknown) => void) => {
      answer(null, supportedMethods(node));
    },
  });
}

/** Who is in the cluster, alive or not, and who leads it. */
function clusterInfo({ cluster }: Node): gossipPb.ClusterInfo {
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
function supportedMethods(node: Node): featuresPb.SupportedMethods {
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
