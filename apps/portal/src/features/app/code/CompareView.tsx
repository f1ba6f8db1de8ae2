import { ArrowRight, GitCompareArrows } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { EmptyState } from "../../../ui/EmptyState";
import { DiffView } from "./DiffView";
import { VersionSelect } from "./VersionSelect";
import type { useCodeAddress } from "./useCodeAddress";

export interface CompareViewProps {
  app: string;
  address: ReturnType<typeof useCodeAddress>;
}

/** What differs between two checkpoints. */
export function CompareView({ app, address }: CompareViewProps) {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const { from, to } = address;
  const go = (next: { from: string; to: string }) =>
    void navigate(address.at({ view: "compare", ...next }), { preventScrollReset: true });
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <VersionSelect
          app={app}
          label={t("code.from")}
          value={from}
          none={t("code.chooseVersion")}
          onChange={(chosen) => {
            go({ from: chosen, to });
          }}
        />
        <ArrowRight className="mb-3 size-4 text-muted max-sm:hidden rtl:rotate-180" aria-hidden />
        <VersionSelect
          app={app}
          label={t("code.to")}
          value={to}
          none={t("code.newest")}
          onChange={(chosen) => {
            go({ from, to: chosen });
          }}
        />
      </div>
      {from === "" ? (
        <EmptyState
          icon={GitCompareArrows}
          title={t("code.compareEmpty")}
          description={t("code.compareText")}
        />
      ) : (
        <DiffView app={app} from={from} to={to} />
      )}
    </>
  );
}
