/** QR codes (ISO 18004): bytes, error correction M, all forty sizes. */
import { svgFile } from "./files";
import { codewordsFor } from "./qrData";
import { ToolError } from "./types";

const FORMAT_MASK = 0x5412;

export function qrCode(text: string): File {
  if (text === "") throw new ToolError("Enter a text or an address.");
  const modules = qrModules(text);
  const size = modules.length + 8;
  const path = modules
    .flatMap((row, y) =>
      row.map((dark, x) => (dark ? `M${String(x + 4)} ${String(y + 4)}h1v1h-1z` : "")),
    )
    .join("");
  return svgFile(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(size)} ${String(size)}" width="512" height="512" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`,
    "qr-code.svg",
  );
}

/** The squares of the code, row by row, without the white border. */
export function qrModules(text: string): boolean[][] {
  const { version, codewords } = codewordsFor(new TextEncoder().encode(text));
  const candidates = Array.from({ length: 8 }, (_, mask) => {
    const grid = new Grid(version);
    grid.drawPatterns(mask);
    grid.drawData(codewords, mask);
    return grid;
  });
  const best = candidates.toSorted((a, b) => a.penalty() - b.penalty())[0];
  return best?.dark ?? [];
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

class Grid {
  readonly size: number;
  readonly dark: boolean[][];
  private readonly fixed: boolean[][];
  private readonly version: number;

  constructor(version: number) {
    this.version = version;
    this.size = version * 4 + 17;
    const empty = () =>
      Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false));
    this.dark = empty();
    this.fixed = empty();
  }

  drawPatterns(mask: number) {
    for (let at = 0; at < this.size; at++) {
      this.fix(6, at, at % 2 === 0);
      this.fix(at, 6, at % 2 === 0);
    }
    for (const [x, y] of [
      [3, 3],
      [this.size - 4, 3],
      [3, this.size - 4],
    ] as const)
      this.square(x, y, 4);
    const places = this.alignment();
    const last = places.length - 1;
    places.forEach((x, i) => {
      places.forEach((y, j) => {
        const corner = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
        if (!corner) this.square(x, y, 2);
      });
    });
    this.drawFormat(mask);
    this.drawVersion();
  }

  drawData(codewords: Uint8Array, mask: number) {
    const masked = MASKS[mask];
    let bit = 0;
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < this.size; step++) {
        const upward = ((right + 1) & 2) === 0;
        const y = upward ? this.size - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (this.fixed[y]?.[x]) continue;
          const value = (((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
          this.set(x, y, value !== (masked?.(x, y) ?? false));
          bit++;
        }
      }
    }
  }

  /** How hard the pattern is to read: long runs, blocks, look-alikes of the corners, too dark or too light. */
  penalty(): number {
    const columns = this.dark.map((_, x) => this.dark.map((row) => row[x] ?? false));
    const lines = [...this.dark, ...columns].map((line) =>
      line.map((dark) => (dark ? "1" : "0")).join(""),
    );
    let score = 0;
    for (const line of lines) {
      for (const run of line.match(/0{5,}|1{5,}/g) ?? []) score += run.length - 2;
      score += 40 * (line.match(/(?=10111010000|00001011101)/g) ?? []).length;
    }
    for (let y = 1; y < this.size; y++) {
      for (let x = 1; x < this.size; x++) {
        const here = this.dark[y]?.[x];
        if (
          here === this.dark[y]?.[x - 1] &&
          here === this.dark[y - 1]?.[x] &&
          here === this.dark[y - 1]?.[x - 1]
        )
          score += 3;
      }
    }
    const share = this.dark.flat().filter(Boolean).length / this.size ** 2;
    return score + 10 * Math.floor(Math.abs(share * 20 - 10));
  }

  private drawFormat(mask: number) {
    let remainder = mask;
    for (let step = 0; step < 10; step++) remainder = (remainder << 1) ^ ((remainder >> 9) * 0x537);
    const bits = ((mask << 10) | remainder) ^ FORMAT_MASK;
    const bit = (index: number) => ((bits >> index) & 1) === 1;
    for (let index = 0; index < 15; index++) {
      const near = index < 6 ? index : index + 1;
      if (index < 8) this.fix(8, near, bit(index));
      else this.fix(index === 8 ? 7 : 14 - index, 8, bit(index));
      if (index < 8) this.fix(this.size - 1 - index, 8, bit(index));
      else this.fix(8, this.size - 15 + index, bit(index));
    }
    this.fix(8, this.size - 8, true);
  }

  private drawVersion() {
    if (this.version < 7) return;
    let remainder = this.version;
    for (let step = 0; step < 12; step++)
      remainder = (remainder << 1) ^ ((remainder >> 11) * 0x1f25);
    const bits = (this.version << 12) | remainder;
    for (let index = 0; index < 18; index++) {
      const long = this.size - 11 + (index % 3);
      const short = Math.floor(index / 3);
      const dark = ((bits >> index) & 1) === 1;
      this.fix(long, short, dark);
      this.fix(short, long, dark);
    }
  }

  /** Rings around a middle: the corners reach 4 with their white border, the small ones 2. */
  private square(middleX: number, middleY: number, reach: number) {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        this.fix(middleX + dx, middleY + dy, reach === 4 ? ring !== 2 && ring !== 4 : ring !== 1);
      }
    }
  }

  private alignment(): number[] {
    if (this.version === 1) return [];
    const count = Math.floor(this.version / 7) + 2;
    const step = this.version === 32 ? 26 : Math.ceil((this.version * 4 + 4) / (count * 2 - 2)) * 2;
    const rest = Array.from({ length: count - 1 }, (_, index) => this.size - 7 - index * step);
    return [6, ...rest.reverse()];
  }

  private fix(x: number, y: number, dark: boolean) {
    const row = this.fixed[y];
    if (!row || x < 0 || x >= this.size) return;
    row[x] = true;
    this.set(x, y, dark);
  }

  private set(x: number, y: number, dark: boolean) {
    const row = this.dark[y];
    if (row) row[x] = dark;
  }
}
