import { linesOf, type ToolList, type Row } from "./types";

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const WORDS_PER_MINUTE = 200;
const COMMON = new Set(
  `a about after all also an and any are as at be because been before but by can could did do does for from get had has have
  he her him his how i if in into is it its just like me more most my no not of on one only or other our out over she so some
  than that the their them then there these they this to two up us very was we were what when which who will with would you your`.split(
    /\s+/,
  ),
);
const LOREM =
  `lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua
  ut enim ad minim veniam quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat duis aute irure
  dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur excepteur sint occaecat cupidatat non
  proident sunt in culpa qui officia deserunt mollit anim id est laborum`.split(/\s+/);

export function countWords(text: string): number {
  return wordsIn(text).length;
}

export function countCharacters(text: string): number {
  return Array.from(text).length;
}

export function countLines(text: string): number {
  return text === "" ? 0 : linesOf(text).length;
}

export function countSentences(text: string): number {
  return sentencesOf(text).length;
}

/** Minutes that reading takes, rounded up. */
export function readingMinutes(text: string): number {
  return Math.ceil(countWords(text) / WORDS_PER_MINUTE);
}

export function wordFrequency(text: string): ToolList {
  const counts = countEach(wordsIn(text).map((word) => word.toLowerCase()));
  return counts.map(([word, count]): Row => ({ word, count }));
}

/** The sentences that hold most of the frequent words, in their own order. */
export function summarise(text: string, sentences = 3): string {
  const all = sentencesOf(text);
  const weight = new Map(meaningful(text));
  const scored = all.map((sentence, index) => {
    const words = wordsIn(sentence.toLowerCase());
    const score = words.reduce((sum, word) => sum + (weight.get(word) ?? 0), 0);
    return { index, sentence, score: score / Math.sqrt(words.length || 1) };
  });
  const best = scored.toSorted((a, b) => b.score - a.score).slice(0, sentences);
  return best
    .toSorted((a, b) => a.index - b.index)
    .map(({ sentence }) => sentence)
    .join(" ");
}

export function keywords(text: string, count = 10): ToolList {
  return meaningful(text)
    .slice(0, count)
    .map(([word]) => word);
}

export function loremIpsum(paragraphs: number): string {
  const wanted = Math.min(100, Math.max(1, Math.trunc(paragraphs)));
  return Array.from({ length: wanted }, (_, index) => loremParagraph(index)).join("\n\n");
}

function loremParagraph(index: number): string {
  const sentences = Array.from({ length: 4 + (index % 3) }, (_, number) => {
    const start = number === 0 && index === 0 ? 0 : (index * 17 + number * 11) % LOREM.length;
    const words = Array.from(
      { length: 8 + ((index + number) % 6) },
      (_, at) => LOREM[(start + at) % LOREM.length] ?? "",
    );
    const sentence = words.join(" ");
    return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  });
  return sentences.join(" ");
}

function wordsIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

function sentencesOf(text: string): string[] {
  const parts = text.match(/[^.!?]+(?:[.!?]+["'”’)]*|$)/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

function meaningful(text: string): [string, number][] {
  const words = wordsIn(text).map((word) => word.toLowerCase());
  return countEach(words.filter((word) => word.length > 2 && !COMMON.has(word)));
}

function countEach(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
