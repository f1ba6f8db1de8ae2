import { describe, expect, test } from "vitest";

import { age } from "./core";
import { functions } from "./index";
import { qrModules } from "./qr";

type Call = (...given: readonly unknown[]) => unknown;

describe("numbers, units, colours, dates", () => {
  test.each([
    ["round", [2.345, 2], 2.35],
    ["round", [-2.5], -3],
    ["days_between", ["2026-03-28", "2026-03-30"], 2],
    ["add_days", ["2026-02-27", 3], "2026-03-02"],
    ["hours_between", ["2026-01-01T00:00:00Z", "2026-01-01T01:30:00Z"], 1.5],
    ["weekday", ["2026-03-29"], 7],
    ["coalesce", [null, "", "x"], "x"],
    ["concat", ["a", 1, null], "a1"],
    ["convert_base", ["ff", 16, 2], "11111111"],
    ["roman", [1994], "MCMXCIV"],
    ["from_roman", ["mcmxciv"], 1994],
    ["number_in_words", [1_234], "one thousand two hundred and thirty-four"],
    ["number_in_words", [-0.5], "minus zero point five"],
    ["percent_of", [15, 80], 12],
    ["percent_change", [80, 100], 25],
    ["mean", [[1, 2, 6]], 3],
    ["median", [[5, 1, 3, 9]], 4],
    ["standard_deviation", [[2, 4, 4, 4, 5, 5, 7, 9]], Math.sqrt(32 / 7)],
    ["parse_numbers", ["1, 2.5; -3e2"], [1, 2.5, -300]],
    ["factorial", [5], 120],
    ["is_prime", [97], true],
    ["prime_factors", [360], [2, 2, 2, 3, 3, 5]],
    ["gcd", [48, 18], 6],
    ["lcm", [4, 6], 12],
    ["calculate", ["2 + 3 * (4 - 1) ^ 2 / -3"], -7],
    ["calculate", ["-2^2 + sqrt(16)"], 0],
    ["bmi", [70, 175], 70 / 1.75 ** 2],
    ["calories_per_day", [70, 175, 30, "male", "moderate"], 2556],
    ["page_numbers", [200, 10, 7], [1, "…", 6, 7, 8, "…", 20]],
    ["paginate_text", ["a\nb\nc", 2, 2], ["c"]],
    ["format_date", ["2026-03-05", "DD.MM.YYYY"], "05.03.2026"],
    ["add_months", ["2026-01-31", 1], "2026-02-28"],
    ["business_days", ["2026-03-27", "2026-03-30"], 2],
    ["date_difference", ["2024-01-31", "2026-03-02"], "2 years, 1 month, 2 days"],
    ["unix_to_date", [0], "1970-01-01T00:00:00.000Z"],
    ["date_to_unix", ["1970-01-02T00:00:00Z"], 86_400],
    [
      "convert_time_zone",
      ["2026-07-01T12:00", "Europe/Berlin", "America/New_York"],
      "2026-07-01 06:00",
    ],
    ["week_number", ["2027-01-01"], 53],
    ["zodiac_sign", ["2026-12-25"], "Capricorn"],
    ["zodiac_sign", ["2026-07-30"], "Leo"],
    ["chinese_zodiac", ["2024-06-01"], "Dragon"],
    ["chinese_zodiac", ["2024-01-15"], "Rabbit"],
    ["cron_describe", ["30 9 * * 1-5"], "at 09:30, on Monday to Friday"],
    ["cron_describe", ["*/5 * * * *"], "every 5 minutes"],
    ["convert_unit", [1, "mile", "km"], 1.609344],
    ["convert_unit", [100, "°C", "Fahrenheit"], 212],
    ["convert_unit", [36, "km/h", "m/s"], 10],
    ["convert_unit", [3, "feet", "inches"], 36],
    ["convert_unit", [2, "square meters", "square feet"], 21.5278208334],
    ["format_bytes", [1_500_000], "1.5 MB"],
    ["hex_to_rgb", ["#0f8"], "rgb(0, 255, 136)"],
    ["rgb_to_hex", [0, 255, 136], "#00ff88"],
    ["hex_to_hsl", ["#ff0000"], "hsl(0, 100%, 50%)"],
    ["contrast_ratio", ["#000", "#fff"], 21],
    ["colour_palette", ["#ff0000", "triadic"], ["#ff0000", "#00ff00", "#0000ff"]],
    ["mix_colours", ["#000000", "#ffffff", 50], "#808080"],
    ["css_gradient", ["#fff", "#000", 90], "background: linear-gradient(90deg, #fff, #000);"],
    ["css_shadow", [0, 2, 8, "#000"], "box-shadow: 0px 2px 8px #000;"],
  ] as const)("%s of %j", (name, args, expected) => {
    const result = (functions[name] as Call)(...args);
    if (typeof expected === "number") expect(result).toBeCloseTo(expected, 8);
    else expect(result).toEqual(expected);
  });

  test("loans end at nothing", () => {
    expect(functions.loan_payment(200_000, 4, 30)).toBeCloseTo(954.83, 2);
    expect(functions.loan_payment(1200, 0, 1)).toBe(100);
    const plan = functions.loan_schedule(10_000, 5, 2);
    expect(plan).toHaveLength(24);
    expect(plan.at(-1)).toMatchObject({ month: 24, left: 0 });
    expect(functions.compound_interest(1000, 5, 10)).toBeCloseTo(1628.89, 2);
  });

  test("ages turn on the birthday", () => {
    expect(age("2000-06-15", new Date(2026, 5, 14))).toBe(25);
    expect(age("2000-06-15", new Date(2026, 5, 15))).toBe(26);
  });

  test("a month is laid out in weeks", () => {
    const weeks = functions.calendar_month("2026-03-15");
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toMatchObject({ Sat: "", Sun: 1 });
  });

  test("currencies go there and back", () => {
    const dollars = functions.convert_currency(100, "EUR", "USD");
    expect(functions.convert_currency(dollars, "usd", "eur")).toBeCloseTo(100, 8);
  });

  test.each([
    ["convert_unit", [1, "km", "kg"], "km is length, kg is mass."],
    ["convert_unit", [1, "parsnip", "kg"], '"parsnip" is not a unit known here.'],
    ["calculate", ["2 +"], "Something is missing"],
    ["calculate", ["1 / 0"], "no result"],
    ["calculate", ["constructor(1)"], "cannot be read"],
    ["roman", [0], "1 to 3999"],
    ["from_roman", ["IIII"], "not a Roman numeral"],
    ["hex_to_rgb", ["red"], "not a colour"],
    ["mean", [[]], "at least one number"],
    ["convert_time_zone", ["2026-01-01T00:00", "Mars", "UTC"], "not a time zone"],
    ["cron_describe", ["* *"], "five parts"],
    ["days_between", ["", "2026-01-01"], "Enter a date."],
  ] as const)("%s refuses %j", (name, args, message) => {
    expect(() => (functions[name] as Call)(...args)).toThrow(message);
  });
});

describe("chance", () => {
  test("numbers stay in their range and all of it is reached", () => {
    const numbers = functions.random_numbers(300, 1, 3);
    expect(new Set(numbers)).toEqual(new Set([1, 2, 3]));
  });

  test("passwords hold each wanted kind", () => {
    for (let round = 0; round < 30; round++) {
      const word = functions.password(8);
      expect(word).toMatch(/^(?=.*[a-z])|(?=.*[A-Z])/);
      expect(word).toMatch(/\d/);
      expect(word).toMatch(/[^a-zA-Z\d]/);
      expect(functions.password(8, false, false)).toMatch(/^[a-zA-Z]{8}$/);
    }
    expect(() => functions.password(2)).toThrow("from 4 to 256");
  });

  test("strength follows length and kinds", () => {
    expect(functions.password_strength("password1")[0]).toEqual({
      part: "strength",
      value: "very weak",
    });
    expect(functions.password_strength("tR7!kw_92Lq#vZ0p")[0]).toEqual({
      part: "strength",
      value: "very strong",
    });
  });

  test("picks, teams and draws take from what is there, nothing twice", () => {
    const people = "a\nb\nc\nd\ne";
    expect(functions.random_pick(people, 9).toSorted()).toEqual(["a", "b", "c", "d", "e"]);
    expect(functions.shuffle_lines(people).split("\n").sort()).toEqual(["a", "b", "c", "d", "e"]);
    expect(functions.random_teams(people, 2)).toHaveLength(2);
    expect(new Set(functions.lottery(6, 49)).size).toBe(6);
    expect(functions.random_name("full", 3)).toHaveLength(3);
    expect(functions.uuid(2)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n/,
    );
  });
});

describe("files", () => {
  test("texts become files and files texts", async () => {
    const file = functions.text_to_file("abc", "a.txt");
    expect(await functions.file_text(file)).toBe("abc");
    expect(await functions.file_hash(file)).toMatch(/^ba7816bf/);
    expect(await functions.image_to_base64(file)).toBe("data:text/plain;base64,YWJj");
  });

  test("a QR code has its three corners and its size grows with the text", () => {
    const small = qrModules("HELLO");
    expect(small).toHaveLength(21);
    for (const [x, y] of [
      [0, 0],
      [14, 0],
      [0, 14],
    ] as const) {
      expect(
        small.slice(y, y + 7).map((row) =>
          row
            .slice(x, x + 7)
            .map(Number)
            .join(""),
        ),
      ).toEqual(["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]);
    }
    expect(qrModules("x".repeat(300)).length).toBeGreaterThan(57);
    expect(() => functions.qr_code("x".repeat(4000))).toThrow("too long");
  });

  test("a QR code is the one that readers read", () => {
    const rows = qrModules("HELLO").map((row) =>
      parseInt(row.map(Number).join(""), 2).toString(36),
    );
    expect(rows.join(" ")).toBe(
      "18qrj mwch wqql wrbx wr4t my4h 18prz 64g okqh 51kf vdki 142xc 84p2 5vv 18qkq muci wrcl woaz wqk8 mvgg 18p2t",
    );
  });

  test("drawings are SVG and hold no mark-up of the text", async () => {
    expect(await functions.placeholder_image(300, 200, "<b>").text()).toContain("&lt;b&gt;");
    expect(await functions.barcode("ABC-123").text()).toContain("ABC-123</text>");
    expect(() => functions.barcode("é")).toThrow("letters, digits");
  });
});
