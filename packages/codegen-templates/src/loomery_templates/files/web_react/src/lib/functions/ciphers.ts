import { ToolError } from "./types";

const MORSE: Readonly<Record<string, string>> = {
  A: ".-",
  B: "-...",
  C: "-.-.",
  D: "-..",
  E: ".",
  F: "..-.",
  G: "--.",
  H: "....",
  I: "..",
  J: ".---",
  K: "-.-",
  L: ".-..",
  M: "--",
  N: "-.",
  O: "---",
  P: ".--.",
  Q: "--.-",
  R: ".-.",
  S: "...",
  T: "-",
  U: "..-",
  V: "...-",
  W: ".--",
  X: "-..-",
  Y: "-.--",
  Z: "--..",
  "0": "-----",
  "1": ".----",
  "2": "..---",
  "3": "...--",
  "4": "....-",
  "5": ".....",
  "6": "-....",
  "7": "--...",
  "8": "---..",
  "9": "----.",
  ".": ".-.-.-",
  ",": "--..--",
  "?": "..--..",
  "!": "-.-.--",
  "/": "-..-.",
  "(": "-.--.",
  ")": "-.--.-",
  ":": "---...",
  "=": "-...-",
  "+": ".-.-.",
  "-": "-....-",
  "@": ".--.-.",
  "'": ".----.",
  '"': ".-..-.",
};
const LETTERS = new Map(Object.entries(MORSE).map(([letter, code]) => [code, letter]));

/** Letters parted by spaces, words by " / "; signs without a code are left out. */
export function morseEncode(text: string): string {
  return text
    .toUpperCase()
    .trim()
    .split(/\s+/)
    .map((word) =>
      Array.from(word, (letter) => MORSE[letter] ?? "")
        .filter(Boolean)
        .join(" "),
    )
    .join(" / ");
}

export function morseDecode(text: string): string {
  const words = text.trim().split(/\s*[/|]\s*|\n/);
  return words
    .map((word) =>
      word
        .split(/\s+/)
        .filter(Boolean)
        .map((code) => {
          const letter = LETTERS.get(code.replaceAll("·", ".").replaceAll("–", "-"));
          if (letter === undefined) throw new ToolError(`"${code}" is not Morse code.`);
          return letter;
        })
        .join(""),
    )
    .join(" ");
}

/** Shifts the letters of the alphabet; a negative shift undoes a positive one. */
export function caesar(text: string, shift: number): string {
  const by = ((Math.trunc(shift) % 26) + 26) % 26;
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + by) % 26) + base);
  });
}
