import { toHex } from "./encodings";
import { ToolError } from "./types";

const NAMES: Readonly<Record<string, string>> = {
  sha1: "SHA-1",
  sha256: "SHA-256",
  sha384: "SHA-384",
  sha512: "SHA-512",
};

/** The digest in hexadecimal; algorithms: SHA-1, SHA-256, SHA-384, SHA-512 and, for old files, MD5. */
export async function hashText(text: string, algorithm: string): Promise<string> {
  return digest(new TextEncoder().encode(text), algorithm);
}

/** SHA-256 of a file. */
export async function fileHash(file: File): Promise<string> {
  return digest(new Uint8Array(await file.arrayBuffer()), "SHA-256");
}

async function digest(bytes: Uint8Array<ArrayBuffer>, algorithm: string): Promise<string> {
  const plain = algorithm.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (plain === "md5") return toHex(md5(bytes));
  const name = NAMES[plain];
  if (name === undefined) throw new ToolError(`"${algorithm}" is not known here.`);
  return toHex(new Uint8Array(await crypto.subtle.digest(name, bytes)));
}

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Uint32Array.from(
  { length: 64 },
  (_, index) => Math.abs(Math.sin(index + 1)) * 2 ** 32,
);

/** MD5 (RFC 1321). Broken as protection; kept to compare with published check sums. */
export function md5(bytes: Uint8Array): Uint8Array {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const view = new DataView(new ArrayBuffer(blocks * 64));
  bytes.forEach((byte, index) => {
    view.setUint8(index, byte);
  });
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(blocks * 64 - 8, BigInt(bytes.length) * 8n, true);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let block = 0; block < blocks; block++) mixBlock(state, view, block * 64);
  const result = new DataView(new ArrayBuffer(16));
  state.forEach((word, index) => {
    result.setUint32(index * 4, word, true);
  });
  return new Uint8Array(result.buffer);
}

function mixBlock(state: Uint32Array, view: DataView, offset: number) {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < 64; step++) {
    const [mixed, word] = round(step, b, c, d);
    const sum = (a + mixed + (SINES[step] ?? 0) + view.getUint32(offset + word * 4, true)) >>> 0;
    const shift = SHIFTS[Math.floor(step / 16) * 4 + (step % 4)] ?? 0;
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) >>> 0];
  }
  [a, b, c, d].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

function round(step: number, b: number, c: number, d: number): [number, number] {
  if (step < 16) return [(b & c) | (~b & d), step];
  if (step < 32) return [(d & b) | (~d & c), (5 * step + 1) % 16];
  if (step < 48) return [b ^ c ^ d, (3 * step + 5) % 16];
  return [c ^ (b | ~d), (7 * step) % 16];
}
