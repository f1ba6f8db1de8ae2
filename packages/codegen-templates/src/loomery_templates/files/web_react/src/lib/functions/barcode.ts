import { htmlEscape } from "./encodings";
import { svgFile } from "./files";
import { ToolError } from "./types";

/** Code 128: widths of bars and gaps of each sign; 104 starts set B, 106 stops. */
const SIGNS =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221
  223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321
  112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131
  311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114
  122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141
  214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112`.split(
    /\s+/,
  );
const START_B = 104;
const STOP = 106;

/** A Code 128 bar code of letters, digits and signs, with the text below. */
export function barcode(text: string): File {
  if (!/^[ -~]{1,80}$/.test(text))
    throw new ToolError("A bar code holds 1 to 80 letters, digits and common signs.");
  const values = Array.from(text, (sign) => sign.charCodeAt(0) - 32);
  const check = values.reduce((sum, value, index) => sum + value * (index + 1), START_B) % 103;
  const widths = [START_B, ...values, check, STOP].map((value) => SIGNS[value] ?? "").join("");
  let x = 10;
  let bars = "";
  Array.from(widths, Number).forEach((width, index) => {
    if (index % 2 === 0)
      bars += `<rect x="${String(x)}" y="8" width="${String(width)}" height="60"/>`;
    x += width;
  });
  const full = x + 10;
  return svgFile(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(full)} 88" width="${String(full * 2)}" height="176"><rect width="100%" height="100%" fill="#fff"/>${bars}` +
      `<text x="50%" y="82" font-family="monospace" font-size="11" text-anchor="middle">${htmlEscape(text)}</text></svg>`,
    "barcode.svg",
  );
}
