import { type Server } from '@grpc/grpc-js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { appendHandler } from './append.js';
import { batchAppendHandler } from './batch-append.js';
import { clusterInfo, supportedMethods } from './cluster-calls.js';
import { deleteHandler, tombstoneHandler } from './delete.js';
import { type Node } from './node.js';
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
