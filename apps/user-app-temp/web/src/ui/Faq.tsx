import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

/** Questions that open to their answers; found by the browser's search too. */
export function Faq({ items }: { items: readonly { question: string; answer: ReactNode }[] }) {
  return (
    <div className="on-surface mx-auto max-w-3xl divide-y rounded-xl border shadow-card">
      {items.map(({ question, answer }) => (
        <details key={question} className="group">
          <summary className="flex list-none items-center justify-between gap-4 rounded-[inherit] px-5 py-4 font-medium -outline-offset-2! hover:bg-hover [&::-webkit-details-marker]:hidden">
            {question}
            <ChevronDown
              className="size-5 shrink-0 text-muted transition-transform group-open:rotate-180"
              aria-hidden
            />
          </summary>
          <div className="px-5 pb-5 text-muted">{answer}</div>
        </details>
      ))}
    </div>
  );
}
