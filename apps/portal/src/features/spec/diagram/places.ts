import type { XYPosition } from "@xyflow/react";

/** Where boxes were dragged to, as long as the tab lives. */
export function readPlaces(diagram: string): Map<string, XYPosition> {
  try {
    const kept = sessionStorage.getItem(keyFor(diagram));
    return new Map(kept ? (JSON.parse(kept) as [string, XYPosition][]) : []);
  } catch {
    return new Map();
  }
}

export function keepPlaces(diagram: string, places: ReadonlyMap<string, XYPosition>) {
  try {
    sessionStorage.setItem(keyFor(diagram), JSON.stringify([...places]));
  } catch {
    // A full or forbidden store costs only the places.
  }
}

const keyFor = (diagram: string) => `spec-diagram:${diagram}`;
