const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** "512 byte", "12.5 kB", "3 MB", in the language of the page. */
export function formatSize(bytes: number, language: string): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return (bytes / 1000 ** step).toLocaleString(language, {
    style: "unit",
    unit: UNITS[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  });
}
