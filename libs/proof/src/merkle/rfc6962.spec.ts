import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { nodeCrypto } from '../node/node-crypto.js';
import { toHex } from '../bytes/bytes.js';
import { provesConsistency, provesInclusion } from './check-proof.js';
import { EMPTY_ROOT, leafHash, nodeHash } from './hash.js';
import { proveConsistency, proveInclusion, rootAt, type SubtreeHashes } from './prove.js';

/** Eight entries of our own. What is expected of them is computed here from the definitions of RFC 6962, section 2.1. */
const entries = ['', 'Q', 'Karachi', 'Torkham', 'Kabul', 'Hairatan', 'Termez', 'Tashkent'].map((text) =>
  Buffer.from(text),
);

/** MTH of section 2.1: a leaf is hashed after 0x00, two subtrees after 0x01, split at the largest power of two. */
function treeHash(part: readonly Buffer[]): Buffer {
  const sha256 = createHash('sha256');
  const [first] = part;
  if (first === undefined) return sha256.digest();
  if (part.length === 1) return sha256.update(Buffer.of(0)).update(first).digest();
  const half = 2 ** Math.ceil(Math.log2(part.length) - 1);
  const [left, right] = [treeHash(part.slice(0, half)), treeHash(part.slice(half))];
  return sha256.update(Buffer.of(1)).update(left).update(right).digest();
}

/** All complete subtrees, by level. */
const nodes = [0, 1, 2, 3].map((level) =>
  Array.from({ length: 8 >> level }, (_, index) =>
    treeHash(entries.slice(index << level, (index + 1) << level)).toString('hex'),
  ),
);
const roots = Array.from({ length: 9 }, (_, size) => treeHash(entries.slice(0, size)).toString('hex'));
/** Only what the tree of the entries has; a proof that asks for anything else fails. */
const tree: SubtreeHashes = {
  hash: ({ level, index }) => Promise.resolve(bytes(nodes[level]?.[index])),
};
const node = (level: number, index: number): string => nodes[level]?.[index] ?? '';

function bytes(hex: string | undefined): Buffer {
  if (hex === undefined || hex === '') throw new Error('The entries have no such node.');
  return Buffer.from(hex, 'hex');
}

async function hexOf(proof: Promise<Uint8Array[]>): Promise<string[]> {
  return (await proof).map(toHex);
}

describe('the tree of RFC 6962', () => {
  it('has the root of nothing where it is empty', () => {
    expect(toHex(EMPTY_ROOT)).toBe(roots[0]);
  });

  it('hashes entries and nodes as the definitions say', () => {
    expect(entries.map((entry) => toHex(leafHash(entry, nodeCrypto)))).toEqual(nodes[0]);
    for (const [level, above] of nodes.slice(1).entries()) {
      const joined = above.map((_, index) =>
        toHex(nodeHash(bytes(node(level, 2 * index)), bytes(node(level, 2 * index + 1)), nodeCrypto)),
      );
      expect(joined).toEqual(above);
    }
  });

  it('has the defined root at every size', async () => {
    const computed = await Promise.all(roots.map((_, size) => rootAt(size, tree, nodeCrypto)));
    expect(computed.map(toHex)).toEqual(roots);
  });
});

describe('proofs of inclusion', () => {
  it('are the subtrees beside the way to the root', async () => {
    expect(await hexOf(proveInclusion(0, 1, tree, nodeCrypto))).toEqual([]);
    expect(await hexOf(proveInclusion(0, 8, tree, nodeCrypto))).toEqual([node(0, 1), node(1, 1), node(2, 1)]);
    expect(await hexOf(proveInclusion(5, 8, tree, nodeCrypto))).toEqual([node(0, 4), node(1, 3), node(2, 0)]);
    expect(await hexOf(proveInclusion(2, 3, tree, nodeCrypto))).toEqual([node(1, 0)]);
    expect(await hexOf(proveInclusion(1, 5, tree, nodeCrypto))).toEqual([node(0, 0), node(1, 1), node(0, 4)]);
  });

  it('prove each leaf in each tree, and nothing else', async () => {
    for (let size = 1; size <= 8; size++) {
      for (let index = 0; index < size; index++) {
        const proof = await proveInclusion(index, size, tree, nodeCrypto);
        const claim = { index, size, leafHash: bytes(node(0, index)), root: bytes(roots[size]) };
        expect(provesInclusion(claim, proof, nodeCrypto)).toBe(true);
        const wrong = [
          provesInclusion({ ...claim, index: (index + 1) % 9 }, proof, nodeCrypto),
          provesInclusion({ ...claim, leafHash: bytes(node(1, 0)) }, proof, nodeCrypto),
          provesInclusion({ ...claim, root: EMPTY_ROOT }, proof, nodeCrypto),
          provesInclusion(claim, [...proof, EMPTY_ROOT], nodeCrypto),
          provesInclusion(claim, [EMPTY_ROOT, ...proof], nodeCrypto),
          ...proof.map((_, at) => provesInclusion(claim, proof.toSpliced(at, 1), nodeCrypto)),
          ...proof.map((step, at) => provesInclusion(claim, proof.with(at, step.subarray(1)), nodeCrypto)),
          ...proof.map((_, at) => provesInclusion(claim, proof.with(at, EMPTY_ROOT), nodeCrypto)),
        ];
        expect(wrong).toEqual(wrong.map(() => false));
      }
    }
  });

  it('do not end below the root: no node is taken for a leaf', () => {
    const root = bytes(roots[8]);
    expect(provesInclusion({ index: 0, size: 8, leafHash: root, root }, [], nodeCrypto)).toBe(false);
    const leafHash = bytes(node(1, 0));
    expect(
      provesInclusion(
        { index: 0, size: 8, leafHash, root },
        [bytes(node(1, 1)), bytes(node(2, 1))],
        nodeCrypto,
      ),
    ).toBe(false);
  });

  it('are refused for a leaf that the tree does not have', async () => {
    await expect(proveInclusion(8, 8, tree, nodeCrypto)).rejects.toThrow('A tree of 8 leaves has no leaf 8.');
    await expect(proveInclusion(-1, 8, tree, nodeCrypto)).rejects.toThrow(RangeError);
    await expect(proveInclusion(0.5, 8, tree, nodeCrypto)).rejects.toThrow(RangeError);
  });
});

describe('proofs of consistency', () => {
  it('are the subtrees that both trees are made of', async () => {
    expect(await hexOf(proveConsistency(1, 1, tree, nodeCrypto))).toEqual([]);
    expect(await hexOf(proveConsistency(1, 8, tree, nodeCrypto))).toEqual([
      node(0, 1),
      node(1, 1),
      node(2, 1),
    ]);
    expect(await hexOf(proveConsistency(6, 8, tree, nodeCrypto))).toEqual([
      node(1, 2),
      node(1, 3),
      node(2, 0),
    ]);
    expect(await hexOf(proveConsistency(2, 5, tree, nodeCrypto))).toEqual([node(1, 1), node(0, 4)]);
    expect(await hexOf(proveConsistency(6, 7, tree, nodeCrypto))).toEqual([
      node(1, 2),
      node(0, 6),
      node(2, 0),
    ]);
  });

  it('prove each tree against each larger one, and nothing else', async () => {
    for (let second = 0; second <= 8; second++) {
      for (let first = 0; first <= second; first++) {
        const proof = await proveConsistency(first, second, tree, nodeCrypto);
        const claim = {
          first: { size: first, root: bytes(roots[first]) },
          second: { size: second, root: bytes(roots[second]) },
        };
        expect(provesConsistency(claim, proof, nodeCrypto)).toBe(true);
        const other = bytes('00'.repeat(32));
        const wrong = [
          provesConsistency({ ...claim, first: { size: first, root: other } }, proof, nodeCrypto),
          provesConsistency({ ...claim, second: { size: first, root: other } }, proof, nodeCrypto),
          provesConsistency(
            { first: claim.second, second: { ...claim.first, size: first - 1 } },
            proof,
            nodeCrypto,
          ),
          provesConsistency(claim, [...proof, other], nodeCrypto),
          provesConsistency(claim, [other, ...proof], nodeCrypto),
          ...proof.map((_, at) => provesConsistency(claim, proof.toSpliced(at, 1), nodeCrypto)),
          ...proof.map((_, at) => provesConsistency(claim, proof.with(at, other), nodeCrypto)),
        ];
        expect(wrong).toEqual(wrong.map(() => false));
      }
    }
  });

  it('do not end below the root', () => {
    const first = { size: 4, root: bytes(roots[4]) };
    const [step, second] = [bytes(node(2, 1)), { size: 16, root: bytes(roots[8]) }];
    expect(provesConsistency({ first, second }, [step], nodeCrypto)).toBe(false);
    expect(provesConsistency({ first, second: { ...second, size: 8 } }, [step], nodeCrypto)).toBe(true);
  });

  it('are refused where the first tree is the larger one', async () => {
    await expect(proveConsistency(8, 7, tree, nodeCrypto)).rejects.toThrow(RangeError);
  });
});
