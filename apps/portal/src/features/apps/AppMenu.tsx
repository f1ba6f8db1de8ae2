import {
  Archive,
  ArchiveRestore,
  Ellipsis,
  ExternalLink,
  PenLine,
  SquareArrowOutUpRight,
  Trash2,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { IconButton } from "../../ui/IconButton";
import { Menu, type MenuItem } from "../../ui/Menu";
import type { Asked } from "./AppDialogs";
import { type App, nameOf } from "./appState";
import { useArchive } from "./useArchive";
import { useMay } from "./useMay";

/** What can be done with an application, from where it is listed. */
export function AppMenu({ app, onAsk }: { app: App; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation("apps");
  const navigate = useNavigate();
  const mayChange = useMay("developer");
  const mayDelete = useMay("admin");
  const { archive, bringBack } = useArchive();
  const { state, url } = app;

  const items: (MenuItem | false)[] = [
    state !== "deleted" && {
      label: t("menu.show"),
      icon: SquareArrowOutUpRight,
      onSelect: () => void navigate(`/apps/${app.id}`),
    },
    typeof url === "string" && {
      label: t("menu.open"),
      icon: ExternalLink,
      onSelect: () => {
        window.open(url, "_blank", "noreferrer");
      },
    },
    mayChange &&
      state !== "deleted" && {
        label: t("menu.rename"),
        icon: PenLine,
        separated: true,
        onSelect: () => {
          onAsk({ what: "rename", app });
        },
      },
    mayChange &&
      state === "active" && {
        label: t("menu.archive"),
        icon: Archive,
        onSelect: () => {
          archive(app);
        },
      },
    (state === "archived" ? mayChange : state === "deleted" && mayDelete) && {
      label: t("menu.bringBack"),
      icon: ArchiveRestore,
      onSelect: () => {
        bringBack(app);
      },
    },
    mayDelete && {
      label: t(state === "deleted" ? "menu.remove" : "menu.delete"),
      icon: Trash2,
      danger: true,
      separated: true,
      onSelect: () => {
        onAsk({ what: "delete", app });
      },
    },
  ];
  const shown = items.filter((item) => item !== false);
  if (shown.length === 0) return null;
  return (
    <Menu
      trigger={
        <IconButton
          icon={Ellipsis}
          label={t("menu.label", { name: nameOf(app, t("unnamed")) })}
          size="small"
        />
      }
      items={shown}
    />
  );
}
