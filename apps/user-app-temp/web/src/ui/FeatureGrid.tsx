import { type LucideIcon, Sparkles } from "lucide-react";

export interface Feature {
  title: string;
  text?: string;
  icon?: LucideIcon;
}

/** Advantages, services, values: short blocks with an icon. */
export function FeatureGrid({ items }: { items: readonly Feature[] }) {
  return (
    <ul className="grid gap-x-8 gap-y-10 [grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr))]">
      {items.map(({ title, text, icon: Icon = Sparkles }) => (
        <li key={title}>
          <span className="on-primary mb-4 inline-flex size-11 items-center justify-center rounded-xl shadow-card">
            <Icon className="size-5" aria-hidden />
          </span>
          <p className="font-heading text-lg font-semibold">{title}</p>
          {text && <p className="mt-1.5 text-muted">{text}</p>}
        </li>
      ))}
    </ul>
  );
}
