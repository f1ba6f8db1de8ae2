const CLAUSES =
  /\b(SELECT|FROM|WHERE|GROUP BY|HAVING|ORDER BY|LIMIT|OFFSET|VALUES|SET|UNION ALL|UNION|INSERT INTO|DELETE FROM|UPDATE|RETURNING|(?:LEFT |RIGHT |FULL |INNER |CROSS )?(?:OUTER )?JOIN)\b/;
const WORDS =
  `select from where group by having order limit offset values set union all insert into delete update returning left right full
  inner cross outer join on and or not in is null as distinct case when then else end like between exists create table primary key
  foreign references default unique index drop alter add column asc desc with`.split(/\s+/);
const TOKEN = /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\/|\s+|[(),;]|[^\s'"(),;]+/g;

/** Key words in capitals, a clause per line, conditions and columns indented. Strings and comments stay as they are. */
export function sqlFormat(sql: string): string {
  const statements = capitalised(sql)
    .split(/;\s*/)
    .filter((statement) => statement.trim() !== "");
  const formatted = statements.map(formatStatement).join(";\n\n");
  return sql.trimEnd().endsWith(";") ? `${formatted};` : formatted;
}

function formatStatement(statement: string): string {
  const { kept, text } = setAside(statement);
  const parts = text
    .trim()
    .split(new RegExp(CLAUSES, "g"))
    .map((part) => part.trim())
    .filter(Boolean);
  const lines: string[] = [];
  for (const part of parts) {
    if (new RegExp(`^${CLAUSES.source}$`).test(part)) lines.push(part);
    else lines.push(indent(part, lines.at(-1) ?? ""));
  }
  return joinShort(lines).replace(
    /\u0001(\d+)\u0001/g,
    (_, index: string) => kept[Number(index)] ?? "",
  );
}

/** What a clause holds: columns one below the other, conditions each on a line. */
function indent(body: string, clause: string): string {
  const split = /^(SELECT|SET|GROUP BY|ORDER BY|VALUES)$/.test(clause)
    ? commas(body)
    : body.split(/\s+(?=(?:AND|OR)\b)/);
  return split
    .map((line) => `  ${line.trim()}`)
    .join(/^(SELECT|SET|GROUP BY|ORDER BY|VALUES)$/.test(clause) ? ",\n" : "\n");
}

/** A clause with one short line keeps it beside itself. */
function joinShort(lines: readonly string[]): string {
  const result: string[] = [];
  for (const line of lines) {
    const before = result.at(-1);
    const isBody = line.startsWith("  ");
    if (isBody && before !== undefined && !line.includes("\n") && line.length < 60) {
      result[result.length - 1] = `${before} ${line.trim()}`;
    } else result.push(line);
  }
  return result.join("\n");
}

/** Splits at commas that stand in no parentheses. */
function commas(text: string): string[] {
  let depth = 0;
  const parts = [""];
  for (const sign of text) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (sign === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] = (parts.at(-1) ?? "") + sign;
  }
  return parts;
}

/** Puts strings, comments and what stands in parentheses aside, so that nothing inside is touched. */
function setAside(text: string): { kept: string[]; text: string } {
  const kept: string[] = [];
  let depth = 0;
  let result = "";
  let inner = "";
  for (const token of text.match(TOKEN) ?? []) {
    if (token === "(") depth++;
    if (depth > 0) inner += /^\s+$/.test(token) ? " " : token;
    else if (/^['"]|^--|^\/\*/.test(token)) {
      kept.push(token);
      result += `\u0001${String(kept.length - 1)}\u0001`;
    } else result += /^\s+$/.test(token) ? " " : token;
    if (token === ")" && --depth === 0) {
      kept.push(inner);
      result += `\u0001${String(kept.length - 1)}\u0001`;
      inner = "";
    }
  }
  return { kept, text: result + inner };
}

function capitalised(sql: string): string {
  return (sql.match(TOKEN) ?? [])
    .map((token) => (WORDS.includes(token.toLowerCase()) ? token.toUpperCase() : token))
    .join("");
}
