import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toast } from "sonner";

import { CloneButton } from "../../features/app/code/CloneButton";
import { CommitsView } from "../../features/app/code/CommitsView";
import { CommitView } from "../../features/app/code/CommitView";
import { CompareView } from "../../features/app/code/CompareView";
import { FilesView } from "../../features/app/code/FilesView";
import { useArchiveFile, useDownload } from "../../features/app/code/queries";
import { useCodeAddress } from "../../features/app/code/useCodeAddress";
import { VersionSelect } from "../../features/app/code/VersionSelect";
import { SubNav } from "../../features/app/SubNav";
import { useTitle } from "../../frame/useTitle";
import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { useThisApp } from "./useThisApp";

/** The code of an application: its files, its history, what differs, and the ways to take it along. */
export function CodePage() {
  const { t } = useTranslation(["app", "common"]);
  const app = useThisApp();
  useTitle(`${t("tabs.code")} · ${app.name}`);
  const address = useCodeAddress();
  const navigate = useNavigate();
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <SubNav
          label={t("code.views")}
          active={address.view}
          links={[
            { key: "files", label: t("code.filesView"), to: address.at({}) },
            { key: "commits", label: t("code.commits"), to: address.at({ view: "commits" }) },
            { key: "compare", label: t("code.compare"), to: address.at({ view: "compare" }) },
          ]}
        />
        <div className="ms-auto flex flex-wrap items-center gap-2 max-sm:w-full">
          {address.view === "files" && (
            <VersionSelect
              app={app.id}
              label={t("code.version")}
              hideLabel
              value={address.ref}
              none={t("code.newest")}
              onChange={(ref) => void navigate(address.at({ ref, path: address.path }))}
            />
          )}
          <CloneButton app={app.id} />
          <DownloadButton app={app.id} />
        </div>
      </div>
      {address.view === "files" && <FilesView app={app.id} address={address} />}
      {address.view === "compare" && <CompareView app={app.id} address={address} />}
      {address.view === "commits" &&
        (address.commit === "" ? (
          <CommitsView app={app.id} address={address} />
        ) : (
          <CommitView app={app.id} address={address} />
        ))}
    </>
  );
}

function DownloadButton({ app }: { app: string }) {
  const { t } = useTranslation("common");
  const { data: archive } = useArchiveFile(app);
  const download = useDownload(app);
  if (!archive) return null;
  return (
    <Button
      variant="secondary"
      size="small"
      icon={Download}
      busy={download.isPending}
      onClick={() => {
        download.mutate(archive.id, { onError: (error) => toast.error(messageOf(error)) });
      }}
    >
      {t("action.download")}
    </Button>
  );
}
