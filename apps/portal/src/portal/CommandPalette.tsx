import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { AppWindow, Moon, Sun } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { api, call } from "../api/client";
import { useMe } from "../api/useSession";
import { useModal } from "../ui/useModal";
import { onOpenCommands } from "./commands";
import { placesOf } from "./navigation";
import { useAppearance } from "./useAppearance";

/** Everything by keyboard: Ctrl K, some letters, Enter. */
export function CommandPalette() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen((was) => !was);
    }
    const stop = onOpenCommands(() => {
      setOpen(true);
    });
    document.addEventListener("keydown", onKey);
    return () => {
      stop();
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  const close = () => {
    setOpen(false);
  };
  const modal = useModal(open, close);
  useEffect(() => {
    // The browser would focus the first thing that can be; the person wants to type.
    if (open) modal.ref.current?.querySelector("input")?.focus();
  }, [open, modal.ref]);
  return (
    // The click that closes is on the backdrop only; the keyboard has Escape.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions, jsx-a11y-x/click-events-have-key-events
    <dialog
      {...modal}
      aria-label={t("commands.title")}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
      className="on-surface mt-[12vh] w-[calc(100%-2rem)] max-w-xl rounded-2xl border shadow-overlay backdrop:bg-black/45"
    >
      {open && <Palette onDone={close} />}
    </dialog>
  );
}

function Palette({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: me } = useMe();
  const { theme, chooseTheme } = useAppearance();
  const apps = useQuery({
    queryKey: ["apps", "palette"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/apps", { params: { query: { limit: 50 } }, signal })),
  });
  const go = (to: string) => () => {
    onDone();
    void navigate(to);
  };
  return (
    <Command label={t("commands.title")} loop>
      <Command.Input
        // The palette is opened by the person, who wants to type.
        // eslint-disable-next-line jsx-a11y-x/no-autofocus
        autoFocus
        placeholder={t("commands.placeholder")}
        className="w-full border-b bg-transparent px-5 py-4 text-base outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-[50vh] overflow-y-auto p-2">
        <Command.Empty className="px-3 py-6 text-center text-muted">
          {t("commands.empty")}
        </Command.Empty>
        <Group heading={t("commands.go")}>
          {placesOf(me).map(({ key, to, icon: Icon }) => (
            <Entry key={key} onSelect={go(to)}>
              <Icon className="size-4 opacity-70" aria-hidden />
              {t(`nav.${key}`)}
            </Entry>
          ))}
          <Entry onSelect={go("/settings")}>{t("nav.account")}</Entry>
        </Group>
        {apps.data && apps.data.items.length > 0 && (
          <Group heading={t("commands.apps")}>
            {apps.data.items.map((app) => (
              <Entry key={app.id} value={`${app.name} ${app.id}`} onSelect={go(`/apps/${app.id}`)}>
                <AppWindow className="size-4 opacity-70" aria-hidden />
                {app.name}
              </Entry>
            ))}
          </Group>
        )}
        <Group heading={t("commands.act")}>
          <Entry
            onSelect={() => {
              chooseTheme(theme === "dark" ? "light" : "dark");
              onDone();
            }}
          >
            {theme === "dark" ? <Sun className="size-4" /> : <Moon className="size-4" />}
            {t("commands.toggleTheme")}
          </Entry>
        </Group>
      </Command.List>
    </Command>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  );
}

interface EntryProps {
  value?: string;
  onSelect: () => void;
  children: ReactNode;
}

function Entry({ value, onSelect, children }: EntryProps) {
  return (
    <Command.Item
      {...(value !== undefined && { value })}
      onSelect={onSelect}
      className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-md px-3 data-[selected=true]:bg-hover"
    >
      {children}
    </Command.Item>
  );
}
