export type Strength = "short" | "weak" | "fair" | "good" | "strong";

export const SHORTEST = 10;

const ROWS = ["abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertzuiop", "qwertyuiop", "asdfghjkl"];

/** How many different things somebody would have to guess: letters in a row or repeated count once. */
function surprises(password: string): number {
  const lower = password.toLowerCase();
  let count = 0;
  for (let at = 0; at < lower.length; at += 1) {
    const pair = lower.slice(at - 1, at + 1);
    const foreseen =
      at > 0 &&
      (pair[0] === pair[1] ||
        ROWS.some((row) => row.includes(pair)) ||
        lower.indexOf(pair) < at - 1);
    if (!foreseen) count += 1;
  }
  return count;
}

/**
 * A judgement in five words, for people who type: length and variety count, kinds of letters do not (NIST SP 800-63B).
 * The server decides; it also knows the passwords that are tried first.
 */
export function strengthOf(password: string, email: string): Strength {
  if (password.length < SHORTEST) return "short";
  const name = email.split("@")[0]?.toLowerCase() ?? "";
  const lower = password.toLowerCase();
  if (name.length >= 4 && lower.includes(name) && lower.length - name.length <= 5) return "weak";
  const count = surprises(password);
  if (count < 8) return "weak";
  if (count < 11) return "fair";
  return count < 15 ? "good" : "strong";
}
