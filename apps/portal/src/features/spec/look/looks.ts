import type { CSSProperties } from "react";

import type { Theme } from "../model/types";

const RADIUS = { none: "0", small: "0.375rem", medium: "0.625rem", large: "1rem" };
const DENSITY = { airy: "1.12", comfortable: "1", dense: "0.88" };
const FONTS = {
  system: ["system", "system"],
  humanist: ["humanist", "humanist"],
  geometric: ["neo", "geometric"],
  serif: ["serif", "classic"],
  slab: ["system", "slab"],
  mono: ["system", "mono"],
  rounded: ["rounded", "rounded"],
} as const;
const DARK_PAGE = 0.1;
const UNSAID = Object.fromEntries(
  ["accent", "surface", "dark-bg", "dark-surface", "dark-primary", "dark-accent"].map((name) => [
    `--theme-${name}`,
    "initial",
  ]),
);

/** Relative luminance (WCAG 2) of `#rrggbb`, 0 to 1. */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Whether the stated colours make an application that begins dark. */
export function prefersDark(theme: Theme): boolean {
  return luminance(theme.palette?.background ?? "#ffffff") < DARK_PAGE;
}

/** The variables that a generated application sets; everything else derives from them (ui/tokens.css). */
export function lookVariables(theme: Theme): CSSProperties {
  const { primary = "#3355dd", background = "#ffffff", accent } = theme.palette ?? {};
  const [body, heading] = FONTS[theme.font ?? "system"];
  const dark = prefersDark(theme);
  const variables: Record<string, string> = {
    // What is not said derives, and is not inherited from the portal around it.
    ...UNSAID,
    "--theme-primary": primary,
    ...(accent && { "--theme-accent": accent }),
    ...(dark
      ? {
          "--theme-bg": `oklch(from ${primary} 0.975 min(c, 0.012) h)`,
          "--theme-dark-bg": background,
        }
      : { "--theme-bg": background }),
    "--theme-radius": RADIUS[theme.radius ?? "medium"],
    "--theme-density": DENSITY[theme.density ?? "comfortable"],
    "--theme-font-body": `var(--font-stack-${body})`,
    "--theme-font-heading": `var(--font-stack-${heading})`,
  };
  return variables as CSSProperties;
}

/** Colours that go together, to begin with. */
export const PALETTES = [
  { key: "ocean", primary: "#1d5fd1", background: "#f7f9fc", accent: "#0ea5a4" },
  { key: "forest", primary: "#1f7a4d", background: "#f7faf6", accent: "#c08a2d" },
  { key: "berry", primary: "#b0246a", background: "#fdf7fa", accent: "#6d5bd0" },
  { key: "sunset", primary: "#d9541e", background: "#fffaf5", accent: "#2f6f8f" },
  { key: "lavender", primary: "#6d4bd8", background: "#faf9ff", accent: "#d65a9c" },
  { key: "sand", primary: "#8a5a2b", background: "#faf6ef", accent: "#3f7d6e" },
  { key: "graphite", primary: "#2f3640", background: "#f6f6f7", accent: "#c2410c" },
  { key: "night", primary: "#7aa2ff", background: "#10131c", accent: "#5eead4" },
] as const;
