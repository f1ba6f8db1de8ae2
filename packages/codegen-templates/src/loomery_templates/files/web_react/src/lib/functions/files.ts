import { ToolError } from "./types";

const LARGEST = 20_000_000;

export async function fileText(file: File): Promise<string> {
  if (file.size > LARGEST) throw new ToolError("This file is too large to show.");
  return file.text();
}

/** A text as a file of that name. */
export function textToFile(text: string, name: string): File {
  const type = /\.json$/i.test(name)
    ? "application/json"
    : /\.csv$/i.test(name)
      ? "text/csv"
      : "text/plain";
  return new File([text], name === "" ? "text.txt" : name, { type });
}

/** A drawing as a file that browsers and print shops read. */
export function svgFile(markup: string, name: string): File {
  return new File([markup], name, { type: "image/svg+xml" });
}
