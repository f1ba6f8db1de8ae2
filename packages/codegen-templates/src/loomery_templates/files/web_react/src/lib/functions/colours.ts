import { ToolError, type ToolList } from "./types";

type Rgb = readonly [number, number, number];

export function hexToRgb(hex: string): string {
  return `rgb(${readHex(hex).join(", ")})`;
}

export function rgbToHex(red: number, green: number, blue: number): string {
  const parts = [red, green, blue].map((part) => {
    const byte = Math.min(255, Math.max(0, Math.round(part)));
    return byte.toString(16).padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

export function hexToHsl(hex: string): string {
  const [hue, saturation, lightness] = toHsl(readHex(hex));
  return `hsl(${String(Math.round(hue))}, ${String(Math.round(saturation * 100))}%, ${String(Math.round(lightness * 100))}%)`;
}

/** Contrast after WCAG, 1 to 21; text needs 4.5, large text 3. */
export function contrastRatio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(readHex(one)), luminance(readHex(other))].toSorted(
    (a, b) => b - a,
  );
  return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
}

const TURNS: Readonly<Record<string, readonly number[]>> = {
  complementary: [0, 180],
  analogous: [-60, -30, 0, 30, 60],
  triadic: [0, 120, 240],
  tetradic: [0, 90, 180, 270],
  split: [0, 150, 210],
};

/** Colours that go with one: complementary, analogous, triadic, tetradic, split; or its shades. */
export function colourPalette(hex: string, scheme: string): ToolList {
  const [hue, saturation, lightness] = toHsl(readHex(hex));
  const turns = TURNS[scheme.toLowerCase().split(/[\s-]/)[0] ?? ""];
  if (turns) return turns.map((turn) => fromHsl(hue + turn, saturation, lightness));
  return [0.95, 0.85, 0.7, 0.55, 0.42, 0.3, 0.18].map((light) => fromHsl(hue, saturation, light));
}

/** So many percent of the second colour in the first. */
export function mixColours(one: string, other: string, percent: number): string {
  const [first, second] = [readHex(one), readHex(other)];
  const share = Math.min(100, Math.max(0, percent)) / 100;
  const mixed = first.map((part, index) => part + ((second[index] ?? 0) - part) * share);
  return rgbToHex(mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0);
}

export function cssGradient(from: string, to: string, angle: number): string {
  readHex(from);
  readHex(to);
  return `background: linear-gradient(${String(Math.round(angle))}deg, ${from}, ${to});`;
}

export function cssShadow(x: number, y: number, blur: number, colour: string): string {
  readHex(colour);
  return `box-shadow: ${[x, y, Math.max(0, blur)].map((size) => `${String(size)}px`).join(" ")} ${colour};`;
}

function readHex(text: string): Rgb {
  const digits = text.trim().replace(/^#/, "");
  const whole = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  if (!/^[0-9a-f]{6}$/i.test(whole))
    throw new ToolError(`"${text}" is not a colour such as #4f46e5.`);
  return [0, 2, 4].map((at) => parseInt(whole.slice(at, at + 2), 16)) as unknown as Rgb;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toHsl(colour: Rgb): Rgb {
  const [red, green, blue] = colour.map((part) => part / 255) as unknown as Rgb;
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const lightness = (high + low) / 2;
  const span = high - low;
  if (span === 0) return [0, 0, lightness];
  const saturation = span / (1 - Math.abs(2 * lightness - 1));
  const sixth =
    high === red
      ? ((green - blue) / span + 6) % 6
      : high === green
        ? (blue - red) / span + 2
        : (red - green) / span + 4;
  return [sixth * 60, saturation, lightness];
}

function fromHsl(hue: number, saturation: number, lightness: number): string {
  const turned = ((hue % 360) + 360) % 360;
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number) => {
    const at = (offset + turned / 30) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
  };
  return rgbToHex(part(0), part(8), part(4));
}
