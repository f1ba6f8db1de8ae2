import { describe, expect, test } from "vitest";

import { functions } from "./index";

describe("JSON, CSV, YAML, XML", () => {
  const data = '[{"name":"Ines, A.","age":41,"tags":["x"]},{"name":"Tom"}]';

  test("JSON is written long and short and judged", () => {
    expect(functions.json_format('{"a":[1,2]}', 2)).toBe('{\n  "a": [\n    1,\n    2\n  ]\n}');
    expect(functions.json_minify('{ "a" : 1 }')).toBe('{"a":1}');
    expect(functions.json_validate("[1]")).toBe("Valid JSON");
    expect(functions.json_validate("[1")).toMatch(/^Not valid JSON/);
    expect(functions.json_query(data, "[*].name")).toBe('[\n  "Ines, A.",\n  "Tom"\n]');
    expect(() => functions.json_query(data, "[9].name")).toThrow("leads nowhere");
    expect(() => functions.json_query(data, "constructor.name")).toThrow("leads nowhere");
  });

  test("CSV and JSON are turned into each other", () => {
    const csv = functions.json_to_csv(data);
    expect(csv).toBe('name,age,tags\r\n"Ines, A.",41,"[""x""]"\r\nTom,,');
    expect(JSON.parse(functions.csv_to_json(csv))).toEqual([
      { name: "Ines, A.", age: "41", tags: '["x"]' },
      { name: "Tom", age: "", tags: "" },
    ]);
    expect(functions.csv_to_table('a;b\n"x;1";2\n')).toEqual([{ a: "x;1", b: "2" }]);
    expect(functions.json_to_table('{"a":1}')).toEqual([{ a: 1 }]);
  });

  test("cells that a spreadsheet would run are made harmless", () => {
    expect(functions.json_to_csv('[{"a":"=1+1"}]')).toBe("a\r\n'=1+1");
  });

  test("YAML and JSON are turned into each other", () => {
    const value = {
      name: "Ines: A",
      n: 1.5,
      ok: true,
      none: null,
      list: ["a", { b: [1, 2] }],
      empty: [],
      text: "true",
      map: { x: "y z" },
    };
    const yaml = functions.json_to_yaml(JSON.stringify(value));
    expect(yaml).toContain("list:\n  - a\n");
    expect(JSON.parse(functions.yaml_to_json(yaml))).toEqual(value);
  });

  test("YAML as people write it", () => {
    const yaml =
      "# shop\nname: Green\nitems:\n- title: Fig # big\n  price: 12\n- title: 'It''s'\nnote: |\n  one\n  two\nflow: [1, two]\n";
    expect(JSON.parse(functions.yaml_to_json(yaml))).toEqual({
      name: "Green",
      items: [{ title: "Fig", price: 12 }, { title: "It's" }],
      note: "one\ntwo",
      flow: [1, "two"],
    });
  });

  test("XML is made and laid out", () => {
    expect(functions.json_to_xml('{"a":{"b":[1,2],"c":"<x>"}}')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<root>\n  <a>\n    <b>1</b>\n    <b>2</b>\n    <c>&lt;x&gt;</c>\n  </a>\n</root>',
    );
    expect(functions.xml_format("<a><b>1</b><c/><d><e>x</e></d></a>")).toBe(
      "<a>\n  <b>1</b>\n  <c/>\n  <d>\n    <e>x</e>\n  </d>\n</a>",
    );
  });

  test("XML is read", () => {
    expect(JSON.parse(functions.xml_to_json('<a x="1"><b>2</b><b>3</b><c>t</c></a>'))).toEqual({
      a: { "@x": "1", b: ["2", "3"], c: "t" },
    });
  });

  test("env files become JSON", () => {
    expect(JSON.parse(functions.env_to_json('# x\nA=1\nexport B="two words"\n'))).toEqual({
      A: "1",
      B: "two words",
    });
  });
});

describe("code", () => {
  test("SQL gets a clause per line", () => {
    expect(
      functions.sql_format(
        "select id, name from users where age > 3 and name = 'From x' order by name",
      ),
    ).toBe(
      "SELECT\n  id,\n  name\nFROM users\nWHERE\n  age > 3\n  AND name = 'From x'\nORDER BY name",
    );
  });

  test("CSS is packed and laid out", () => {
    const css =
      '/* x */ a , b { color : red ; content: "a  ;b" }\n@media print { p { margin: 0 } }';
    expect(functions.css_minify(css)).toBe(
      'a,b{color :red;content:"a  ;b"}@media print{p{margin:0}}',
    );
    expect(functions.css_format("a{color:red;margin:0}b{top:0}")).toBe(
      "a {\n  color: red;\n  margin: 0\n}\n\nb {\n  top: 0\n}",
    );
  });

  test("JavaScript loses comments and space, nothing else", () => {
    const code =
      'const a = "// no";   // yes\n\n  /* gone */ const re = /\\/\\*x/ ;\n  return `  ${a}  `;';
    expect(functions.js_minify(code)).toBe(
      'const a = "// no";\nconst re = /\\/\\*x/;\nreturn `  ${a}  `;',
    );
  });

  test("HTML is packed and laid out", () => {
    expect(
      functions.html_minify("<div>\n  <!-- x -->\n  <p>a   b</p>\n  <pre> x  y </pre>\n</div>"),
    ).toBe("<div><p>a b</p><pre> x  y </pre></div>");
    expect(functions.html_format("<div><p>a <b>b</b></p><br></div>")).toBe(
      "<div>\n  <p>a <b>b</b></p>\n  <br>\n</div>",
    );
  });
});

describe("pages", () => {
  const page =
    '<title>Shop</title><meta name="description" content="Plants"><h1>Plants</h1><p>All <b>green</b></p><ul><li>Fig</li></ul>' +
    '<a href="/a">A</a><img src="/f.png" alt="Fig"><script>alert(1)</script>';

  test("what a page holds is listed", () => {
    expect(functions.html_links(page)).toEqual([{ text: "A", address: "/a" }]);
    expect(functions.html_images(page)).toEqual([{ address: "/f.png", description: "Fig" }]);
    expect(functions.html_headings(page)).toEqual([{ level: 1, text: "Plants" }]);
    expect(functions.html_meta(page)).toContainEqual({ name: "description", content: "Plants" });
    expect(functions.html_select(page, "p b")).toEqual(["green"]);
    expect(functions.html_to_text(page)).toContain("All green");
    expect(functions.html_to_text(page)).not.toContain("alert");
  });

  test("Markdown and HTML are turned into each other", () => {
    expect(
      functions.markdown_to_html(
        "# A\n\nb **c** <script>\n\n- [d](https://x.y)\n- [e](javascript:x)",
      ),
    ).toBe(
      '<h1>A</h1>\n<p>b <strong>c</strong> &lt;script&gt;</p>\n<ul>\n  <li><a href="https://x.y">d</a></li>\n  <li>e</li>\n</ul>',
    );
    expect(
      functions.html_to_markdown(
        "<h2>A</h2><p>b <b>c</b> <a href='/d'>d</a></p><ul><li>e</li></ul>",
      ),
    ).toBe("## A\n\nb **c** [d](/d)\n\n- e");
  });

  test("addresses, numbers and mails are found in texts", () => {
    const text = "Write to a.b@c.org or see https://x.org/p?q=1. Costs 1,200.50 or -3.";
    expect(functions.extract_emails(text)).toEqual(["a.b@c.org"]);
    expect(functions.extract_urls(text)).toEqual(["https://x.org/p?q=1"]);
    expect(functions.extract_numbers("1,200.50 or -3")).toEqual([1200.5, -3]);
  });

  test("what search engines want", () => {
    expect(functions.meta_tags('A "b"', "c", "https://x.org/")).toContain(
      'content="A &quot;b&quot;"',
    );
    expect(functions.sitemap_xml("https://x.org/a\n\nx.org/b")).toContain(
      "<loc>https://x.org/b</loc>",
    );
    expect(functions.robots_txt("/admin", "https://x.org/sitemap.xml")).toBe(
      "User-agent: *\nDisallow: /admin\n\nSitemap: https://x.org/sitemap.xml",
    );
    expect(() => functions.sitemap_xml("http://")).toThrow("is not an address");
  });

  test("addresses, browsers and logs are taken apart", () => {
    expect(functions.parse_url("https://x.org:8080/p?a=1#z")).toEqual([
      { part: "scheme", value: "https" },
      { part: "host", value: "x.org" },
      { part: "port", value: "8080" },
      { part: "path", value: "/p" },
      { part: "fragment", value: "z" },
      { part: "query: a", value: "1" },
    ]);
    expect(
      functions.parse_user_agent("Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0"),
    ).toEqual([
      { part: "browser", value: "Firefox 128.0" },
      { part: "system", value: "Linux" },
      { part: "device", value: "computer" },
    ]);
    expect(functions.log_summary("ERROR a\nwarn b\nERROR c\nhello")).toEqual([
      { level: "ERROR", lines: 2 },
      { level: "WARNING", lines: 1 },
      { level: "OTHER", lines: 1 },
    ]);
  });
});
