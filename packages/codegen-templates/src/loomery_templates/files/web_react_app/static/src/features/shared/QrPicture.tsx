import { qrModules } from "../../lib/functions/qr";

const BORDER = 4;

/** A text as a QR code, dark on white in every theme because cameras expect that. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const modules = qrModules(text);
  const size = modules.length + 2 * BORDER;
  const path = modules
    .flatMap((row, y) =>
      row.map((dark, x) => (dark ? `M${String(x + BORDER)} ${String(y + BORDER)}h1v1h-1z` : "")),
    )
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      shapeRendering="crispEdges"
      className="size-40 rounded-lg border bg-white text-black max-sm:mx-auto"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
