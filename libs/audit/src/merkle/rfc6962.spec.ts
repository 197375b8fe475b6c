import { describe, expect, it } from '@jest/globals';
import { provesConsistency, provesInclusion } from './check-proof.js';
import { EMPTY_ROOT, leafHash, nodeHash } from './hash.js';
import { proveConsistency, proveInclusion, rootAt, type SubtreeHashes } from './prove.js';

/**
 * The vectors of the reference implementation of Certificate Transparency (RFC 6962): eight entries, and the hashes of
 * all complete subtrees over them, by level.
 */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));
const nodes = [
  [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7',
    '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    '4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658',
    'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
    '46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1',
  ],
  [
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  ],
  [
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ],
  ['5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
/** Only what the tree of the vectors has; a proof that asks for anything else fails. */
const tree: SubtreeHashes = {
  hash: ({ level, index }) => Promise.resolve(bytes(nodes[level]?.[index])),
};
const node = (level: number, index: number): string => nodes[level]?.[index] ?? '';

function bytes(hex: string | undefined): Buffer {
  if (hex === undefined || hex === '') throw new Error('The vectors have no such node.');
  return Buffer.from(hex, 'hex');
}

async function hexOf(proof: Promise<Buffer[]>): Promise<string[]> {
  return (await proof).map((step) => step.toString('hex'));
}

describe('the tree of RFC 6962', () => {
  it('has the root of nothing where it is empty', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe(roots[0]);
  });

  it('hashes entries and nodes as the vectors say', () => {
    expect(entries.map((entry) => leafHash(entry).toString('hex'))).toEqual(nodes[0]);
    for (const [level, above] of nodes.slice(1).entries()) {
      const joined = above.map((_, index) =>
        nodeHash(bytes(node(level, 2 * index)), bytes(node(level, 2 * index + 1))).toString('hex'),
      );
      expect(joined).toEqual(above);
    }
  });

  it('has the roots of the vectors at every size', async () => {
    const computed = await Promise.all(roots.map((_, size) => rootAt(size, tree)));
    expect(computed.map((root) => root.toString('hex'))).toEqual(roots);
  });
});

describe('proofs of inclusion', () => {
  it('are those of the vectors', async () => {
    expect(await hexOf(proveInclusion(0, 1, tree))).toEqual([]);
    expect(await hexOf(proveInclusion(0, 8, tree))).toEqual([node(0, 1), node(1, 1), node(2, 1)]);
    expect(await hexOf(proveInclusion(5, 8, tree))).toEqual([node(0, 4), node(1, 3), node(2, 0)]);
    expect(await hexOf(proveInclusion(2, 3, tree))).toEqual([node(1, 0)]);
    expect(await hexOf(proveInclusion(1, 5, tree))).toEqual([node(0, 0), node(1, 1), node(0, 4)]);
  });

  it('prove each leaf in each tree, and nothing else', async () => {
    for (let size = 1; size <= 8; size++) {
      for (let index = 0; index < size; index++) {
        const proof = await proveInclusion(index, size, tree);
        const claim = { index, size, leafHash: bytes(node(0, index)), root: bytes(roots[size]) };
        expect(provesInclusion(claim, proof)).toBe(true);
        const wrong = [
          provesInclusion({ ...claim, index: (index + 1) % 9 }, proof),
          provesInclusion({ ...claim, leafHash: bytes(node(1, 0)) }, proof),
          provesInclusion({ ...claim, root: EMPTY_ROOT }, proof),
          provesInclusion(claim, [...proof, EMPTY_ROOT]),
          provesInclusion(claim, [EMPTY_ROOT, ...proof]),
          ...proof.map((_, at) => provesInclusion(claim, proof.toSpliced(at, 1))),
          ...proof.map((step, at) => provesInclusion(claim, proof.with(at, step.subarray(1)))),
          ...proof.map((_, at) => provesInclusion(claim, proof.with(at, EMPTY_ROOT))),
        ];
        expect(wrong).toEqual(wrong.map(() => false));
      }
    }
  });

  it('are refused for a leaf that the tree does not have', async () => {
    await expect(proveInclusion(8, 8, tree)).rejects.toThrow('A tree of 8 leaves has no leaf 8.');
    await expect(proveInclusion(-1, 8, tree)).rejects.toThrow(RangeError);
    await expect(proveInclusion(0.5, 8, tree)).rejects.toThrow(RangeError);
  });
});

describe('proofs of consistency', () => {
  it('are those of the vectors', async () => {
    expect(await hexOf(proveConsistency(1, 1, tree))).toEqual([]);
    expect(await hexOf(proveConsistency(1, 8, tree))).toEqual([node(0, 1), node(1, 1), node(2, 1)]);
    expect(await hexOf(proveConsistency(6, 8, tree))).toEqual([node(1, 2), node(1, 3), node(2, 0)]);
    expect(await hexOf(proveConsistency(2, 5, tree))).toEqual([node(1, 1), node(0, 4)]);
    expect(await hexOf(proveConsistency(6, 7, tree))).toEqual([node(1, 2), node(0, 6), node(2, 0)]);
  });

  it('prove each tree against each larger one, and nothing else', async () => {
    for (let second = 0; second <= 8; second++) {
      for (let first = 0; first <= second; first++) {
        const proof = await proveConsistency(first, second, tree);
        const claim = {
          first: { size: first, root: bytes(roots[first]) },
          second: { size: second, root: bytes(roots[second]) },
        };
        expect(provesConsistency(claim, proof)).toBe(true);
        const other = bytes('00'.repeat(32));
        const wrong = [
          provesConsistency({ ...claim, first: { size: first, root: other } }, proof),
          provesConsistency({ ...claim, second: { size: first, root: other } }, proof),
          provesConsistency({ first: claim.second, second: { ...claim.first, size: first - 1 } }, proof),
          provesConsistency(claim, [...proof, other]),
          provesConsistency(claim, [other, ...proof]),
          ...proof.map((_, at) => provesConsistency(claim, proof.toSpliced(at, 1))),
          ...proof.map((_, at) => provesConsistency(claim, proof.with(at, other))),
        ];
        expect(wrong).toEqual(wrong.map(() => false));
      }
    }
  });

  it('are refused where the first tree is the larger one', async () => {
    await expect(proveConsistency(8, 7, tree)).rejects.toThrow(RangeError);
  });
});
