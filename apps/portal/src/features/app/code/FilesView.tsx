import { FileCode2, FolderTree } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { ApiError, messageOf } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { EmptyState, ErrorState } from "../../../ui/EmptyState";
import { SkeletonRows } from "../../../ui/Skeleton";
import { cx } from "../../../ui/cx";
import { FileView } from "./FileView";
import { useFolder } from "./queries";
import { Tree } from "./Tree";
import type { useCodeAddress } from "./useCodeAddress";

export interface FilesViewProps {
  app: string;
  address: ReturnType<typeof useCodeAddress>;
}

/** The tree and the file beside it; on a phone the tree is behind a button. */
export function FilesView({ app, address }: FilesViewProps) {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  // The place at which the tree was opened: whoever goes on to a file has it closed again.
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const root = useFolder(app, address.ref, "");
  if (root.isPending) return <SkeletonRows label={t("code.loading")} />;
  if (root.isError)
    return root.error instanceof ApiError && root.error.status === 404 ? (
      <EmptyState icon={FileCode2} title={t("code.none")} description={t("code.noneText")} />
    ) : (
      <ErrorState
        title={t("code.failed")}
        message={messageOf(root.error)}
        onRetry={() => void root.refetch()}
      />
    );
  const first = root.data.entries.find(({ name }) => name.toLowerCase() === "readme.md");
  const path = address.path || (first?.path ?? "");
  const open = openedAt === path;
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-5">
      <Button
        variant="secondary"
        icon={FolderTree}
        className="lg:hidden"
        aria-expanded={open}
        aria-controls="code-tree"
        onClick={() => {
          setOpenedAt(open ? null : path);
        }}
      >
        {t(open ? "code.hideTree" : "code.showTree")}
      </Button>
      <div
        id="code-tree"
        className={cx(
          "on-surface rounded-xl border p-2 shadow-card lg:sticky lg:top-20 lg:block lg:max-h-[80vh] lg:overflow-y-auto",
          !open && "max-lg:hidden",
        )}
      >
        <Tree
          app={app}
          version={address.ref}
          path={path}
          addressOf={(chosen) => address.at({ ref: address.ref, path: chosen })}
        />
      </div>
      {path === "" ? (
        <EmptyState icon={FileCode2} title={t("code.choose")} description={t("code.chooseText")} />
      ) : (
        <FileView
          key={path}
          app={app}
          version={address.ref}
          path={path}
          line={address.line}
          onLine={(line) =>
            void navigate(address.at({ ref: address.ref, path, line }), {
              replace: true,
              preventScrollReset: true,
            })
          }
        />
      )}
    </div>
  );
}
