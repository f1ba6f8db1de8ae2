import * as Popover from "@radix-ui/react-popover";
import { GitBranch } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "../../../ui/Button";
import { TextLink } from "../../../ui/TextLink";
import { CopyText } from "./CopyText";

/** Where git finds the code, and what it asks for. */
export function CloneButton({ app }: { app: string }) {
  const { t } = useTranslation("app");
  const address = `${window.location.origin}/git/${app}.git`;
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button variant="secondary" size="small" icon={GitBranch}>
          {t("code.clone")}
        </Button>
      </Popover.Trigger>
      {/* Inside the main landmark, where content should be. */}
      <Popover.Portal container={document.getElementById("main")}>
        <Popover.Content
          aria-label={t("code.clone")}
          align="end"
          sideOffset={6}
          collisionPadding={12}
          className="on-surface z-40 flex w-[min(28rem,calc(100vw-1.5rem))] flex-col gap-3 rounded-xl border p-5 shadow-overlay"
        >
          <h2 className="text-base">{t("code.cloneTitle")}</h2>
          <code className="rounded-md border bg-sunken px-3 py-2 font-mono text-sm break-all">
            git clone {address}
          </code>
          <div className="flex flex-wrap gap-2">
            <CopyText text={address} label={t("code.copyAddress")} />
            <CopyText text={`git clone ${address}`} label={t("code.copyCommand")} />
          </div>
          <p className="text-sm text-muted">{t("code.cloneText")}</p>
          <TextLink to="/settings/tokens" className="self-start text-sm">
            {t("code.toTokens")}
          </TextLink>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
