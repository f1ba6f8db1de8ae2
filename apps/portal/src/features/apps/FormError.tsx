import { CircleAlert } from "lucide-react";

import { messageOf } from "../../lib/errors";

/** Why something could not be done; nothing while there is no reason. */
export function FormError({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  return (
    <p
      role="alert"
      className="flex items-start gap-2 rounded-md bg-danger-soft px-3 py-2 text-sm text-danger-ink"
    >
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      {messageOf(error)}
    </p>
  );
}
