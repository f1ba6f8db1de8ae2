import everything from "../../../../../../packages/compiler/tests/golden/everything/spec.json?raw";
import salon from "../../../../../../packages/compiler/tests/golden/salon/spec.json?raw";
import shop from "../../../../../../packages/compiler/tests/golden/shop/spec.json?raw";
import type { Spec } from "../model/types";
import { withIds } from "../ops/ids";

const read = (text: string) => withIds(JSON.parse(text) as Spec);

/** The specifications by which the compiler is tested; `everything` holds every construct. */
export const EXAMPLES: readonly [string, Spec][] = [
  ["everything", read(everything)],
  ["salon", read(salon)],
  ["shop", read(shop)],
];

export function example(name: string): Spec {
  const found = EXAMPLES.find(([one]) => one === name);
  if (!found) throw new Error(`No example named ${name}.`);
  return found[1];
}

/** Every text in a value, with those that are keys. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)]);
}
