import { Prose } from "../../ui/Prose";

export interface LongFactProps {
  label: string;
  text: string | null;
  /** The text is Markdown. */
  rich?: boolean;
}

/** A long text of a record under its name; nothing when there is none. */
export function LongFact({ label, text, rich = false }: LongFactProps) {
  if (text === null || text === "") return null;
  return (
    <div>
      <p className="mb-1.5 text-sm text-muted">{label}</p>
      {rich ? <Prose text={text} /> : <p className="max-w-prose whitespace-pre-line">{text}</p>}
    </div>
  );
}
