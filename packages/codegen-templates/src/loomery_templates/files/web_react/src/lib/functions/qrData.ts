import { ToolError } from "./types";

/** Per version, from 1 on: check bytes of a block and number of blocks at error correction M. */
const CHECK_BYTES = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26,
  28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
];

/** The smallest version that holds the bytes, and all bytes to draw: data and checks, interleaved. */
export function codewordsFor(bytes: Uint8Array): { version: number; codewords: Uint8Array } {
  const version = BLOCKS.findIndex((_, index) => bytes.length <= room(index + 1)) + 1;
  if (version === 0) throw new ToolError("This is too long for a QR code.");
  return { version, codewords: interleave(dataBytes(bytes, version), version) };
}

function room(version: number): number {
  return dataLength(version) - (version < 10 ? 2 : 3);
}

function dataLength(version: number): number {
  return rawLength(version) - checkBytes(version) * blocks(version);
}

function rawLength(version: number): number {
  let squares = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const marks = Math.floor(version / 7) + 2;
    squares -= (25 * marks - 10) * marks - 55;
    if (version >= 7) squares -= 36;
  }
  return Math.floor(squares / 8);
}

/** Mode 4 (bytes), length, the bytes, an end mark, and filling. */
function dataBytes(bytes: Uint8Array, version: number): Uint8Array {
  const width = version < 10 ? 8 : 16;
  const bits = [[4, 4], [bytes.length, width], ...Array.from(bytes, (byte) => [byte, 8]), [0, 4]]
    .map(([value = 0, length = 0]) => value.toString(2).padStart(length, "0"))
    .join("");
  const packed = bits.match(/.{1,8}/g) ?? [];
  const length = dataLength(version);
  return Uint8Array.from({ length }, (_, index) => {
    const group = packed[index];
    if (group !== undefined) return parseInt(group.padEnd(8, "0"), 2);
    return (index - packed.length) % 2 === 0 ? 0xec : 0x11;
  });
}

/** Cuts into blocks, adds the checks of each, and takes a byte of every block in turn. */
function interleave(data: Uint8Array, version: number): Uint8Array {
  const count = blocks(version);
  const short = Math.floor(data.length / count);
  const shortBlocks = count - (data.length % count);
  const divisor = generator(checkBytes(version));
  let start = 0;
  const parts = Array.from({ length: count }, (_, index) => {
    const part = data.slice(start, (start += short + (index < shortBlocks ? 0 : 1)));
    return { part, checks: remainder(part, divisor) };
  });
  const result: number[] = [];
  for (let at = 0; at <= short; at++) {
    for (const { part } of parts) if (at < part.length) result.push(part[at] ?? 0);
  }
  for (let at = 0; at < divisor.length; at++) {
    for (const { checks } of parts) result.push(checks[at] ?? 0);
  }
  return Uint8Array.from(result);
}

/** Reed–Solomon: the generator polynomial without its leading 1. */
function generator(degree: number): Uint8Array {
  const result = new Uint8Array(degree);
  result[degree - 1] = 1;
  let root = 1;
  for (let step = 0; step < degree; step++) {
    for (let at = 0; at < degree; at++) {
      result[at] = multiply(result[at] ?? 0, root) ^ (result[at + 1] ?? 0);
    }
    root = multiply(root, 2);
  }
  return result;
}

function remainder(data: Uint8Array, divisor: Uint8Array): Uint8Array {
  const result = Array.from(divisor, () => 0);
  for (const byte of data) {
    const factor = byte ^ (result.shift() ?? 0);
    result.push(0);
    divisor.forEach((part, at) => {
      result[at] = (result[at] ?? 0) ^ multiply(part, factor);
    });
  }
  return Uint8Array.from(result);
}

/** In the field of 256 elements with the polynomial 0x11d. */
function multiply(x: number, y: number): number {
  let result = 0;
  for (let bit = 7; bit >= 0; bit--) {
    result = (result << 1) ^ ((result >> 7) * 0x11d);
    result ^= ((y >> bit) & 1) * x;
  }
  return result;
}

function checkBytes(version: number): number {
  return CHECK_BYTES[version - 1] ?? 0;
}

function blocks(version: number): number {
  return BLOCKS[version - 1] ?? 1;
}
