import { ToolError } from "./types";

const DAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
];
const MONTHS =
  "_ January February March April May June July August September October November December".split(
    " ",
  );

/** A cron line of five parts in words: "at 09:30, on Monday to Friday". */
export function cronDescribe(line: string): string {
  const parts = line.trim().split(/\s+/);
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = parts;
  if (parts.length !== 5)
    throw new ToolError("A cron line has five parts: minute, hour, day, month, weekday.");
  const words = [
    timeInWords(minute, hour),
    day === "*" ? "" : `on day ${inWords(day, 1, 31)} of the month`,
    weekday === "*" ? "" : `on ${inWords(weekday, 0, 7, DAYS)}`,
    month === "*" ? "" : `in ${inWords(month, 1, 12, MONTHS)}`,
  ];
  return words.filter(Boolean).join(", ");
}

function timeInWords(minute: string, hour: string): string {
  if (/^\d+$/.test(minute) && /^\d+$/.test(hour)) {
    return `at ${inWords(hour, 0, 23).padStart(2, "0")}:${inWords(minute, 0, 59).padStart(2, "0")}`;
  }
  const minutes =
    minute === "*"
      ? "every minute"
      : minute.startsWith("*/")
        ? `every ${step(minute)} minutes`
        : `at minute ${inWords(minute, 0, 59)}`;
  if (hour === "*")
    return minute === "*" || minute.startsWith("*/") ? minutes : `${minutes} of every hour`;
  const hours = hour.startsWith("*/")
    ? `every ${step(hour)} hours`
    : `hour ${inWords(hour, 0, 23)}`;
  return `${minutes} of ${hours}`;
}

function inWords(part: string, low: number, high: number, names?: readonly string[]): string {
  const name = (text: string) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < low || number > high)
      throw new ToolError(`"${part}" does not fit.`);
    return names?.[number] ?? text;
  };
  const ranges = part.split(",").map((one) => {
    if (one.startsWith("*/")) return `every ${step(one)}`;
    return one.split("-").map(name).join(" to ");
  });
  return ranges.length > 1
    ? `${ranges.slice(0, -1).join(", ")} and ${ranges.at(-1) ?? ""}`
    : (ranges[0] ?? "");
}

function step(part: string): string {
  const number = part.slice(2);
  if (!/^[1-9]\d*$/.test(number)) throw new ToolError(`"${part}" does not fit.`);
  return number;
}
