import { Bell, BellRing } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";
import { remember, useUnderway } from "./underway";
import { useNotifyWhenDone } from "./useNotifyWhenDone";

export interface NotifyButtonProps {
  job: string;
  name: string;
  over: boolean;
  succeeded: boolean;
}

/** Asks the browser, when the person wants it, to say when the build is over. */
export function NotifyButton({ job, name, over, succeeded }: NotifyButtonProps) {
  const { t } = useTranslation("build");
  const wanted = useUnderway().some((one) => one.job === job && one.notice);
  const [refused, setRefused] = useState(false);
  useNotifyWhenDone(wanted, over, {
    title: t(succeeded ? "notify.done" : "notify.failed", { name }),
    tag: job,
  });
  if (!("Notification" in window) || over) return null;
  return (
    <>
      <Button
        variant="secondary"
        icon={wanted ? BellRing : Bell}
        aria-pressed={wanted}
        onClick={() => {
          if (wanted) remember(job, { notice: false });
          else
            void Notification.requestPermission().then((answer) => {
              remember(job, { notice: answer === "granted" });
              setRefused(answer !== "granted");
            });
        }}
      >
        {t(wanted ? "notify.on" : "notify.ask")}
      </Button>
      {refused && (
        <p role="status" className="w-full text-sm text-muted">
          {t("notify.refused")}
        </p>
      )}
    </>
  );
}
