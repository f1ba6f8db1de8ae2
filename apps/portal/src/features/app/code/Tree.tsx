import { ChevronRight, File, FileSymlink, Folder, FolderOpen } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Schema } from "../../../api/client";
import { messageOf } from "../../../lib/errors";
import { cx } from "../../../ui/cx";
import { Skeleton } from "../../../ui/Skeleton";
import { useFolder } from "./queries";

export interface TreeProps {
  app: string;
  version: string;
  /** The file that is open: the folders around it are open too. */
  path: string;
  addressOf: (path: string) => string;
}

const ROW =
  "flex min-h-9 w-full items-center gap-2 rounded-md pe-2 text-start text-sm [overflow-wrap:anywhere]";

/** Folders and files; what is in a folder is fetched when it is opened. */
export function Tree(props: TreeProps) {
  const { t } = useTranslation("app");
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = (folder: string) => chosen.get(folder) ?? props.path.startsWith(`${folder}/`);
  return (
    <nav aria-label={t("code.tree")}>
      <FolderList
        {...props}
        folder=""
        depth={0}
        isOpen={isOpen}
        onToggle={(folder) => {
          setChosen(new Map(chosen).set(folder, !isOpen(folder)));
        }}
      />
    </nav>
  );
}

interface FolderListProps extends TreeProps {
  folder: string;
  depth: number;
  isOpen: (folder: string) => boolean;
  onToggle: (folder: string) => void;
}

function FolderList(props: FolderListProps) {
  const { app, version, folder, depth } = props;
  const { t } = useTranslation("app");
  const listed = useFolder(app, version, folder);
  const indent = { paddingInlineStart: `${String(0.5 + depth)}rem` };
  if (listed.isPending)
    return (
      <div role="status" aria-label={t("code.loading")} className="py-1" style={indent}>
        <Skeleton className="my-2 h-4 w-3/4" />
        {depth === 0 && <Skeleton className="my-4 h-4 w-2/3" />}
        {depth === 0 && <Skeleton className="my-4 h-4 w-1/2" />}
      </div>
    );
  if (listed.isError)
    return (
      <p role="alert" className="py-2 text-sm text-danger-ink" style={indent}>
        {messageOf(listed.error)}
      </p>
    );
  return (
    <ul>
      {listed.data.entries.map((entry) => (
        <Entry key={entry.path} entry={entry} {...props} />
      ))}
      {listed.data.cut && (
        <li className="py-1.5 text-sm text-muted" style={indent}>
          {t("code.treeCut")}
        </li>
      )}
    </ul>
  );
}

function Entry({ entry, ...props }: FolderListProps & { entry: Schema["EntryOut"] }) {
  const { path, depth, isOpen, onToggle, addressOf } = props;
  const { t } = useTranslation("app");
  const indent = { paddingInlineStart: `${String(0.5 + depth)}rem` };
  if (entry.kind === "folder") {
    const open = isOpen(entry.path);
    const Icon = open ? FolderOpen : Folder;
    return (
      <li>
        <button
          type="button"
          aria-expanded={open}
          className={cx(ROW, "hover:bg-hover")}
          style={indent}
          onClick={() => {
            onToggle(entry.path);
          }}
        >
          <ChevronRight
            className={cx(
              "size-3.5 shrink-0 text-muted transition-transform",
              open ? "rotate-90" : "rtl:rotate-180",
            )}
            aria-hidden
          />
          <Icon className="size-4 shrink-0 text-link" aria-hidden />
          {entry.name}
        </button>
        {open && <FolderList {...props} folder={entry.path} depth={depth + 1} />}
      </li>
    );
  }
  const Icon = entry.kind === "link" ? FileSymlink : File;
  const chosen = entry.path === path;
  if (entry.kind === "submodule")
    return (
      <li className={cx(ROW, "text-muted")} style={indent}>
        {entry.name} ({t("code.submodule")})
      </li>
    );
  return (
    <li>
      <Link
        to={addressOf(entry.path)}
        aria-current={chosen ? "page" : undefined}
        className={cx(ROW, chosen ? "bg-primary-soft font-medium text-link" : "hover:bg-hover")}
        style={indent}
      >
        <span className="size-3.5 shrink-0" />
        <Icon className="size-4 shrink-0 text-muted" aria-hidden />
        {entry.name}
      </Link>
    </li>
  );
}
