import { describe, expect, test } from "vitest";

import { functions } from "./index";

describe("text", () => {
  test.each([
    ["title_case", ["the lord of the rings"], "The Lord of the Rings"],
    ["sentence_case", ["HELLO THERE. HOW ARE YOU?"], "Hello there. How are you?"],
    ["camel_case", ["user account ID"], "userAccountId"],
    ["snake_case", ["userAccountID"], "user_account_id"],
    ["kebab_case", ["User Account"], "user-account"],
    ["slugify", ["Crème brûlée & Straße's best!"], "creme-brulee-and-strasses-best"],
    ["reverse_text", ["abc 👩‍👧"], "👩‍👧 cba"],
    ["repeat_text", ["ab", 3], "ababab"],
    ["count_words", ["It's a well-known fact."], 4],
    ["count_characters", ["añ👍"], 3],
    ["count_lines", ["a\nb\r\nc"], 3],
    ["count_sentences", ["One. Two! Three? Four"], 4],
    ["reading_minutes", ["word ".repeat(201)], 2],
    [
      "word_frequency",
      ["a b A"],
      [
        { word: "a", count: 2 },
        { word: "b", count: 1 },
      ],
    ],
    ["sort_lines", ["item 10\nItem 2\nitem 1"], "item 1\nItem 2\nitem 10"],
    ["unique_lines", ["a\nb\na"], "a\nb"],
    ["number_lines", ["x\ny"], "1. x\n2. y"],
    ["join_lines", ["a\nb", ", "], "a, b"],
    ["split_text", ["a;b", ";"], "a\nb"],
    ["trim_lines", [" a \n b"], "a\nb"],
    ["remove_blank_lines", ["a\n \nb"], "a\nb"],
    ["find_replace", ["1+1", "+", "$&"], "1$&1"],
    ["text_diff", ["a\nb\nc", "a\nx\nc"], "  a\n- b\n+ x\n  c"],
    ["regex_matches", ["a1b22", "\\d+"], ["1", "22"]],
    ["regex_replace", ["John Smith", "(\\w+) (\\w+)", "$2 $1"], "Smith John"],
    ["keywords", ["The plant needs water. A plant needs light.", 2], ["needs", "plant"]],
    [
      "fill_template",
      ["Dear {{name}}, {{ a.b }} {{gone}}", '{"name":"Ines","a":{"b":2}}'],
      "Dear Ines, 2 {{gone}}",
    ],
    ["morse_encode", ["SOS now"], "... --- ... / -. --- .--"],
    ["morse_decode", ["... --- ... / -. --- .--"], "SOS NOW"],
    ["caesar", ["Zebra!", 3], "Cheud!"],
    ["caesar", ["Cheud!", -3], "Zebra!"],
  ] as const)("%s", (name, args, expected) => {
    expect((functions[name] as (...given: readonly unknown[]) => unknown)(...args)).toEqual(
      expected,
    );
  });

  test("summarise keeps the sentences that say most, in their order", () => {
    const text = "Bees make honey. It rained. Honey bees need flowers to make honey. I like tea.";
    expect(functions.summarise(text, 2)).toBe(
      "Bees make honey. Honey bees need flowers to make honey.",
    );
  });

  test("lorem_ipsum begins as printers know it", () => {
    const text = functions.lorem_ipsum(3);
    expect(text.startsWith("Lorem ipsum dolor sit amet")).toBe(true);
    expect(text.split("\n\n")).toHaveLength(3);
  });

  test("what cannot be worked on is refused in words", () => {
    expect(() => functions.regex_matches("a", "(")).toThrow(/regular expression/i);
    expect(() => functions.morse_decode("....... hello")).toThrow("is not Morse code");
    expect(() => functions.repeat_text("abc", 1e9)).toThrow("too long");
  });
});

describe("encodings", () => {
  test.each([
    ["base64", "Grüße 👋"],
    ["url", "a b&c=d/é?"],
    ["hex", "Grüße"],
    ["binary", "Hi é"],
  ] as const)("%s goes there and back", (name, text) => {
    const encoded = functions[`${name}_encode`](text);
    expect(encoded).not.toBe(text);
    expect(functions[`${name}_decode`](encoded)).toBe(text);
  });

  test("html and unicode escapes", () => {
    expect(functions.html_escape(`<a href="x">'&'</a>`)).toBe(
      "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;",
    );
    expect(functions.html_unescape("&lt;b&gt; &amp; <i>")).toBe("<b> & <i>");
    expect(functions.unicode_escape("aé\n")).toBe("a\\u00e9\\u000a");
    expect(functions.unicode_unescape("a\\u00e9 \\u{1f44b}")).toBe("aé 👋");
  });

  test.each([
    ["MD5", "900150983cd24fb0d6963f7d28e17f72"],
    ["SHA-1", "a9993e364706816aba3e25717850c26c9cd0d89d"],
    ["sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ])("hash_text by %s", async (algorithm, digest) => {
    expect(await functions.hash_text("abc", algorithm)).toBe(digest);
  });

  test("a long MD5 spans blocks", async () => {
    expect(await functions.hash_text("1234567890".repeat(8), "md5")).toBe(
      "57edf4a22be3c955ac49da2e2107b67a",
    );
  });

  test("jwt_decode reads header and content", () => {
    const token = `${functions.base64_encode('{"alg":"none"}')}.${functions.base64_encode('{"sub":"7"}')}.`;
    expect(JSON.parse(functions.jwt_decode(token))).toEqual({
      header: { alg: "none" },
      payload: { sub: "7" },
    });
    expect(() => functions.jwt_decode("nonsense")).toThrow("not a JSON web token");
  });

  test("what does not decode is refused", () => {
    expect(() => functions.base64_decode("***")).toThrow("not Base64");
    expect(() => functions.hex_decode("xyz")).toThrow("not hexadecimal");
    expect(() => functions.url_decode("%E0%A4%A")).toThrow("not an encoded address");
  });
});
