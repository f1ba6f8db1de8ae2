import type { ReactNode } from "react";

export interface Place {
  key: string | number;
  label: string;
  latitude: number;
  longitude: number;
  to?: string;
  description?: ReactNode;
}

interface Line {
  at: number;
  label: string;
}

const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60];
const SMALLEST = 0.004;

/** Reads "52.52,13.405"; undefined for what is no point on the globe. */
export function parsePoint(text: string): { latitude: number; longitude: number } | undefined {
  const parts = text.split(",").map(Number);
  const [latitude, longitude] = parts;
  if (parts.length !== 2 || latitude === undefined || longitude === undefined) return undefined;
  const valid = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return valid ? { latitude, longitude } : undefined;
}

/** Where each place lies in a picture that holds all of them, and the lines of the globe behind. */
export function fitPlaces(places: readonly Place[], width: number, height: number) {
  const middle = middleOf(places.map((place) => place.latitude));
  const centre = middleOf(places.map((place) => place.longitude));
  const squeeze = Math.cos((middle.centre * Math.PI) / 180);
  // Degrees of latitude per unit; a degree of longitude is shorter away from the equator.
  const perUnit = Math.max(
    middle.span / (height * 0.72),
    (centre.span * squeeze) / (width * 0.8),
    SMALLEST / height,
  );
  const toX = (longitude: number) => width / 2 + ((longitude - centre.centre) * squeeze) / perUnit;
  const toY = (latitude: number) => height / 2 - (latitude - middle.centre) / perUnit;
  const step = STEPS.find((one) => one / perUnit >= 14) ?? 90;
  return {
    spots: places.map((place) => ({ place, x: toX(place.longitude), y: toY(place.latitude) })),
    meridians: lines(centre.centre, (width * perUnit) / squeeze, step, toX, ["E", "W"]),
    parallels: lines(middle.centre, height * perUnit, step, toY, ["N", "S"]),
  };
}

function middleOf(values: readonly number[]): { centre: number; span: number } {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return { centre: (low + high) / 2, span: high - low };
}

function lines(
  centre: number,
  span: number,
  step: number,
  place: (degrees: number) => number,
  [positive, negative]: readonly [string, string],
): Line[] {
  const first = Math.ceil((centre - span / 2) / step);
  const last = Math.floor((centre + span / 2) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const degrees = Number(((first + index) * step).toFixed(3));
    return {
      at: place(degrees),
      label: `${String(Math.abs(degrees))}° ${degrees < 0 ? negative : positive}`,
    };
  });
}
