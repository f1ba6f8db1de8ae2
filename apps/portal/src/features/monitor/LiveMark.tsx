import { LoaderCircle, Radio, RefreshCw, WifiOff } from "lucide-react";
import { useTranslation } from "react-i18next";

import { cx } from "../../ui/cx";
import type { Following } from "./followMonitor";

const LOOKS = {
  connecting: { icon: LoaderCircle, look: "bg-neutral-soft text-text" },
  live: { icon: Radio, look: "bg-success-soft text-success-ink" },
  asking: { icon: RefreshCw, look: "bg-info-soft text-info-ink" },
  lost: { icon: WifiOff, look: "bg-warning-soft text-warning-ink" },
} as const;

/** Says how fresh the page is. */
export function LiveMark({ following }: { following: Following }) {
  const { t } = useTranslation("monitor");
  const { icon: Icon, look } = LOOKS[following];
  return (
    <p
      role="status"
      className={cx(
        "inline-flex items-center gap-2 rounded-full px-3 py-1 text-sm font-medium",
        look,
      )}
    >
      <Icon className="size-4" aria-hidden />
      {t(`following.${following}`)}
    </p>
  );
}
