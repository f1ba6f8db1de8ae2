import { ToolError } from "./types";

/** Units of one kind with their size in the first of them; other names after a slash. */
const KINDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  length: {
    "m/meter/metre": 1,
    "km/kilometer/kilometre": 1000,
    "cm/centimeter/centimetre": 0.01,
    "mm/millimeter/millimetre": 0.001,
    "um/µm/micrometer/micrometre": 1e-6,
    "nm/nanometer/nanometre": 1e-9,
    "mi/mile": 1609.344,
    "yd/yard": 0.9144,
    "ft/foot/feet": 0.3048,
    "in/inch/inche": 0.0254,
    "nmi/nautical mile": 1852,
    "ly/light year": 9.4607304725808e15,
  },
  mass: {
    "kg/kilogram": 1,
    "g/gram": 0.001,
    "mg/milligram": 1e-6,
    "t/tonne/metric ton": 1000,
    "lb/pound": 0.45359237,
    "oz/ounce": 0.028349523125,
    "st/stone": 6.35029318,
    "ton/us ton/short ton": 907.18474,
    "ct/carat": 0.0002,
  },
  area: {
    "m2/m²/square meter/square metre": 1,
    "km2/km²/square kilometer/square kilometre": 1e6,
    "cm2/cm²/square centimeter": 1e-4,
    "ha/hectare": 1e4,
    "acre/ac": 4046.8564224,
    "ft2/ft²/square foot/square feet": 0.09290304,
    "mi2/mi²/square mile": 2589988.110336,
    "yd2/yd²/square yard": 0.83612736,
    "in2/in²/square inch": 0.00064516,
  },
  volume: {
    "l/liter/litre": 1,
    "ml/milliliter/millilitre": 0.001,
    "m3/m³/cubic meter/cubic metre": 1000,
    "cl/centiliter": 0.01,
    "gal/gallon/us gallon": 3.785411784,
    "imperial gallon/uk gallon": 4.54609,
    "qt/quart": 0.946352946,
    "pt/pint": 0.473176473,
    cup: 0.2365882365,
    "fl oz/floz/fluid ounce": 0.0295735295625,
    "tbsp/tablespoon": 0.01478676478125,
    "tsp/teaspoon": 0.00492892159375,
  },
  speed: {
    "m/s/mps/meter per second": 1,
    "km/h/kmh/kph/kilometer per hour": 1 / 3.6,
    "mph/mile per hour": 0.44704,
    "kn/knot/kt": 1852 / 3600,
    "ft/s/fps/foot per second": 0.3048,
  },
  data: {
    "b/byte": 1,
    bit: 0.125,
    "kb/kilobyte": 1e3,
    "mb/megabyte": 1e6,
    "gb/gigabyte": 1e9,
    "tb/terabyte": 1e12,
    "pb/petabyte": 1e15,
    "kib/kibibyte": 1024,
    "mib/mebibyte": 1024 ** 2,
    "gib/gibibyte": 1024 ** 3,
    "tib/tebibyte": 1024 ** 4,
  },
  time: {
    "s/sec/second": 1,
    "ms/millisecond": 0.001,
    "min/minute": 60,
    "h/hr/hour": 3600,
    "d/day": 86400,
    "week/wk": 604800,
    month: 2629746,
    "year/yr": 31556952,
  },
  energy: {
    "j/joule": 1,
    "kj/kilojoule": 1000,
    "cal/calorie": 4.184,
    "kcal/kilocalorie": 4184,
    "wh/watt hour": 3600,
    "kwh/kilowatt hour": 3.6e6,
    btu: 1055.05585262,
    "ev/electronvolt": 1.602176634e-19,
  },
  power: {
    "w/watt": 1,
    "kw/kilowatt": 1000,
    "mw/megawatt": 1e6,
    "hp/horsepower": 745.6998715822702,
  },
  pressure: {
    "pa/pascal": 1,
    "kpa/kilopascal": 1000,
    "hpa/hectopascal": 100,
    bar: 1e5,
    "mbar/millibar": 100,
    psi: 6894.757293168,
    "atm/atmosphere": 101325,
    mmhg: 133.322387415,
  },
  angle: { "deg/°/degree": 1, "rad/radian": 180 / Math.PI, "grad/gon": 0.9, turn: 360 },
  force: { "n/newton": 1, "kn force/kilonewton": 1000, "lbf/pound-force": 4.4482216152605 },
  frequency: {
    "hz/hertz": 1,
    "khz/kilohertz": 1e3,
    "mhz/megahertz": 1e6,
    "ghz/gigahertz": 1e9,
    rpm: 1 / 60,
  },
};

const TEMPERATURES: Readonly<
  Record<string, { toKelvin: (value: number) => number; fromKelvin: (value: number) => number }>
> = {
  c: { toKelvin: (value) => value + 273.15, fromKelvin: (value) => value - 273.15 },
  f: {
    toKelvin: (value) => ((value + 459.67) * 5) / 9,
    fromKelvin: (value) => (value * 9) / 5 - 459.67,
  },
  k: { toKelvin: (value) => value, fromKelvin: (value) => value },
};

const SIZES = new Map(
  Object.entries(KINDS).flatMap(([kind, units]) =>
    Object.entries(units).flatMap(([names, size]) =>
      namesOf(names).map((name) => [name, { kind, size }] as const),
    ),
  ),
);

/** Converts between two units of one kind, by sign or by name: "km", "mile", "°C". */
export function convertUnit(value: number, from: string, to: string): number {
  const [hot, cold] = [temperature(from), temperature(to)];
  if (hot && cold) return clean(cold.fromKelvin(hot.toKelvin(value)));
  const [source, target] = [unit(from), unit(to)];
  if (source.kind !== target.kind)
    throw new ToolError(`${from} is ${source.kind}, ${to} is ${target.kind}.`);
  return clean((value * source.size) / target.size);
}

/** 1.5 MB of 1 500 000. */
export function formatBytes(bytes: number): string {
  const names = ["B", "kB", "MB", "GB", "TB", "PB"];
  const power = Math.min(
    names.length - 1,
    Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(bytes))) / 3)),
  );
  return `${String(Number((bytes / 1000 ** power).toFixed(1)))} ${names[power] ?? "B"}`;
}

function unit(name: string): { kind: string; size: number } {
  const plain = name.trim().toLowerCase();
  const found =
    SIZES.get(plain) ??
    SIZES.get(plain.replace(/e?s$/, "")) ??
    SIZES.get(plain.replace(/s\b/g, ""));
  if (!found) throw new ToolError(`"${name}" is not a unit known here.`);
  return found;
}

function temperature(name: string) {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^°|degrees?\s+/g, "");
  const sign =
    plain === "celsius" || plain === "fahrenheit" || plain === "kelvin" ? plain.charAt(0) : plain;
  return Object.hasOwn(TEMPERATURES, sign) ? TEMPERATURES[sign] : undefined;
}

/** Names parted by slashes, except the slash inside signs such as "km/h". */
function namesOf(names: string): string[] {
  return names
    .replace(/\b(m|km|ft)\/(s|h)\b/g, "$1~$2")
    .split("/")
    .map((name) => name.replace("~", "/"));
}

function clean(value: number): number {
  return Number(value.toPrecision(12));
}
