import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** What would make a list long: there when it is asked for. */
export function More({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useTranslation("app");
  return (
    <details className="group">
      <summary className="flex min-h-8 w-fit list-none items-center gap-1.5 rounded-md text-sm text-link hover:underline">
        <ChevronRight className="size-4 transition-transform group-open:rotate-90" aria-hidden />
        {t("changes.more", { count })}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
