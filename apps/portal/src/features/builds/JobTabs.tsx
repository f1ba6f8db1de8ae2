import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import { cx } from "../../ui/cx";

/** The pages of one build; links, so that each has its address. */
export function JobTabs({ job }: { job: string }) {
  const { t } = useTranslation("build");
  return (
    <nav aria-label={t("tabs.label")} className="-mt-2 flex gap-1 overflow-x-auto border-b">
      <TabLink to={`/jobs/${job}`}>{t("tabs.progress")}</TabLink>
      <TabLink to={`/jobs/${job}/evidence`}>{t("tabs.evidence")}</TabLink>
    </nav>
  );
}

function TabLink({ to, children }: { to: string; children: string }) {
  return (
    <NavLink
      to={to}
      end
      className={({ isActive }) =>
        cx(
          "-mb-px border-b-2 px-3 py-2.5 text-[0.9375rem] font-medium whitespace-nowrap -outline-offset-2!",
          isActive
            ? "border-primary text-text"
            : "border-transparent text-muted hover:border-border-strong hover:text-text",
        )
      }
    >
      {children}
    </NavLink>
  );
}
