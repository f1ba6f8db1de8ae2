import { Inbox, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { useWording } from "../lib/wording";
import { Button } from "./Button";
import { cx } from "./cx";

export interface EmptyStateProps {
  title: string;
  description?: ReactNode;
  icon?: LucideIcon;
  action?: ReactNode;
}

/** What stands where nothing is yet, with the way to begin. */
export function EmptyState({ title, description, icon = Inbox, action }: EmptyStateProps) {
  return (
    <StateFrame icon={icon} tone="bg-primary-soft text-link" title={title}>
      {description && <p className="max-w-prose text-muted">{description}</p>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </StateFrame>
  );
}

/** What stands where loading failed, with the way to try again. */
export function ErrorState(props: { title?: string; message?: string; onRetry?: () => void }) {
  const words = useWording();
  const { title = words.failed, message, onRetry } = props;
  return (
    <div role="alert">
      <StateFrame icon={TriangleAlert} tone="bg-danger-soft text-danger-ink" title={title}>
        {message && <p className="max-w-prose text-muted">{message}</p>}
        {onRetry && (
          <Button variant="secondary" className="mt-3" onClick={onRetry}>
            {words.tryAgain}
          </Button>
        )}
      </StateFrame>
    </div>
  );
}

function StateFrame(props: { icon: LucideIcon; tone: string; title: string; children: ReactNode }) {
  const Icon = props.icon;
  return (
    <div className="flex flex-col items-center gap-1.5 px-6 py-14 text-center">
      <span
        className={cx(
          "mb-3 inline-flex size-12 items-center justify-center rounded-xl",
          props.tone,
        )}
        aria-hidden
      >
        <Icon className="size-6" />
      </span>
      <p className="font-heading text-lg font-semibold">{props.title}</p>
      {props.children}
    </div>
  );
}
