/** A number that is always the same for the same text and well spread over texts that differ little. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** A hue in degrees that is always the same for the same text. */
export function hueOf(text: string): number {
  return hashOf(text) % 360;
}
