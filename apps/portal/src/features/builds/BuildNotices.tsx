import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { toast } from "sonner";

import { isOver, type JobState } from "./jobs";
import { forget, type Underway, useUnderway } from "./underway";
import { useJob } from "./useJob";
import { useNotifyWhenDone } from "./useNotifyWhenDone";

/** Tells on whatever page somebody is that a build has ended; its own page shows that itself. */
export function BuildNotices() {
  const { pathname } = useLocation();
  return useUnderway()
    .filter(({ job }) => pathname !== `/jobs/${job}`)
    .map((one) => <BuildNotice key={one.job} {...one} />);
}

const WORDS = {
  succeeded: "notify.done",
  failed: "notify.failed",
  cancelled: "notify.cancelled",
} as const satisfies Partial<Record<JobState, string>>;
const LONG = 15_000;

function BuildNotice({ job, name, notice }: Underway) {
  const { t } = useTranslation("build");
  const navigate = useNavigate();
  const { data, isError } = useJob(job, "asking");
  const state = data?.state;
  const ended = state && isOver(state) ? (state as keyof typeof WORDS) : null;
  useNotifyWhenDone(notice, ended !== null, {
    title: t(WORDS[ended ?? "succeeded"], { name }),
    tag: job,
  });
  useEffect(() => {
    // It is gone, or belongs to whoever was signed in before.
    if (isError && !state) forget(job);
    if (!ended) return;
    forget(job);
    const say = { succeeded: toast.success, failed: toast.error, cancelled: toast.info }[ended];
    say(t(WORDS[ended], { name }), {
      id: job,
      duration: LONG,
      action: { label: t("notify.look"), onClick: () => void navigate(`/jobs/${job}`) },
    });
  }, [ended, isError, job, name, navigate, state, t]);
  return null;
}
