import { ToolError } from "./types";

/** Body mass index of a weight in kilograms and a height in centimetres. */
export function bmi(kilograms: number, centimetres: number): number {
  if (kilograms <= 0 || centimetres <= 0) throw new ToolError("Enter a weight and a height.");
  return kilograms / (centimetres / 100) ** 2;
}

const ACTIVITY: readonly [RegExp, number][] = [
  [/extra|extreme|very/i, 1.9],
  [/high|hard|active$/i, 1.725],
  [/moderate|medium/i, 1.55],
  [/light|low/i, 1.375],
];

/** Kilocalories a day after Mifflin and St Jeor: kilograms, centimetres, years, "female" or "male", activity. */
export function caloriesPerDay(
  kilograms: number,
  centimetres: number,
  years: number,
  sex: string,
  activity: string,
): number {
  if (kilograms <= 0 || centimetres <= 0 || years <= 0)
    throw new ToolError("Enter a weight, a height and an age.");
  const base = 10 * kilograms + 6.25 * centimetres - 5 * years + (/^f|woman/i.test(sex) ? -161 : 5);
  const factor = ACTIVITY.find(([words]) => words.test(activity))?.[1] ?? 1.2;
  return Math.round(base * factor);
}
