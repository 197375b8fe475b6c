import { type ServerWritableStream, type StatusObject } from '@grpc/grpc-js';
import { type ReadReq, type ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { type Node } from './node.js';

/** Sends the answers of one read no faster than the client takes them, and plays the fault of the call. */
export class Sender {
  readonly closed: Promise<void>;
  #open = true;
  #sent = 0;

  constructor(
    private readonly node: Node,
    private readonly call: ServerWritableStream<ReadReq, ReadResp>,
    private readonly suffer: (sent: number) => 'go on' | 'hang',
  ) {
    this.closed = new Promise((resolve) => {
      const close = (): void => {
        this.#open = false;
        resolve();
      };
      call.once('cancelled', close);
      call.once('close', close);
      call.once('error', close);
    });
  }

  get open(): boolean {
    return this.#open;
  }

  refuse(refusal: Partial<StatusObject>): void {
    this.call.emit('error', refusal);
  }

  /** False where nobody listens any more. */
  async send(message: ReadResp): Promise<boolean> {
    if (!this.#open) return false;
    if (!this.call.write(message)) {
      const drained = new Promise((resolve) => this.call.once('drain', resolve));
      await Promise.race([drained, this.closed]);
    }
    return this.#open;
  }

  /** Like `send`, for an event: the fault of the call may strike before it. */
  async sendEvent(message: ReadResp): Promise<boolean> {
    await this.sufferAtEnd();
    this.#sent++;
    this.node.sent++;
    return this.send(message);
  }

  async sufferAtEnd(): Promise<void> {
    if (this.suffer(this.#sent) === 'hang') await this.closed;
  }
}
