import { ToolError } from "./types";

export function base64Encode(text: string): string {
  return btoa(
    Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""),
  );
}

/** Also the form used in addresses, with "-" and "_" and without "=". */
export function base64Decode(text: string): string {
  const standard = text.replaceAll("-", "+").replaceAll("_", "/").replace(/\s/g, "");
  try {
    return utf8(Uint8Array.from(atob(standard), (character) => character.charCodeAt(0)));
  } catch {
    throw new ToolError("This is not Base64.");
  }
}

export function urlEncode(text: string): string {
  return encodeURIComponent(text);
}

export function urlDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new ToolError("This is not an encoded address.");
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function htmlEscape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

export function htmlUnescape(text: string): string {
  // A text area holds text only: entities are read, tags stay as they are written.
  const area = document.createElement("textarea");
  area.innerHTML = text.replaceAll("<", "&lt;");
  return area.value;
}

export function hexEncode(text: string): string {
  return toHex(new TextEncoder().encode(text));
}

export function hexDecode(text: string): string {
  const digits = text.replace(/0x|[\s:,]/gi, "");
  if (!/^(?:[0-9a-f]{2})*$/i.test(digits)) throw new ToolError("This is not hexadecimal.");
  return utf8(Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16)));
}

export function binaryEncode(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) =>
    byte.toString(2).padStart(8, "0"),
  ).join(" ");
}

export function binaryDecode(text: string): string {
  const bits = text.replace(/\s/g, "");
  if (!/^(?:[01]{8})*$/.test(bits)) throw new ToolError("Write bytes of eight ones and zeros.");
  return utf8(Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2)));
}

export function unicodeEscape(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    const code = text.charCodeAt(index);
    return code < 127 && code > 31
      ? text.charAt(index)
      : `\\u${code.toString(16).padStart(4, "0")}`;
  }).join("");
}

export function unicodeUnescape(text: string): string {
  return text
    .replace(/\\u\{([0-9a-f]{1,6})\}/gi, (whole, code: string) =>
      parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(parseInt(code, 16)) : whole,
    )
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Header and content of a JSON web token. Its signature is not checked. */
export function jwtDecode(token: string): string {
  const [header, payload] = token.trim().split(".");
  if (header === undefined || payload === undefined)
    throw new ToolError("This is not a JSON web token.");
  try {
    const parts = {
      header: JSON.parse(base64Decode(header)) as unknown,
      payload: JSON.parse(base64Decode(payload)) as unknown,
    };
    return JSON.stringify(parts, null, 2);
  } catch {
    throw new ToolError("This is not a JSON web token.");
  }
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ToolError("This does not decode to text.");
  }
}
