import { X } from "lucide-react";
import { useWording } from "../lib/wording";

/** A small word that can be taken away. */
export function Chip({ label, onRemove }: { label: string; onRemove?: () => void }) {
  const words = useWording();
  return (
    <span className="inline-flex max-w-full items-center gap-1 rounded-sm bg-primary-soft py-0.5 ps-2 pe-1 text-sm font-medium text-link">
      <span className="truncate">{label}</span>
      {onRemove && (
        <button
          type="button"
          aria-label={words.remove(label)}
          className="inline-flex size-5 items-center justify-center rounded-xs hover:bg-hover"
          onClick={onRemove}
        >
          <X className="size-3.5" aria-hidden />
        </button>
      )}
    </span>
  );
}
