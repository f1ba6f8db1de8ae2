import { useQueryClient } from "@tanstack/react-query";
import { ExternalLink, LoaderCircle, MonitorOff, RotateCw } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { buttonClass } from "../../../ui/buttonClass";
import { cx } from "../../../ui/cx";
import { IconButton } from "../../../ui/IconButton";
import { withoutScheme } from "../../apps/AppAddress";
import type { App } from "../../apps/appState";
import { DEVICES, type DeviceKey, scaleOf } from "./devices";
import { DeviceSwitch } from "./DeviceSwitch";
import { mayFrame, SANDBOX } from "./frame";
import { useRoom } from "./useRoom";

const TALLEST = 620;

export interface LivePreviewProps {
  app: App;
  device: DeviceKey;
  onDevice: (device: DeviceKey) => void;
}

/** The application itself in a window of its own, at the size of a device; one that is asleep wakes up by it. */
export function LivePreview({ app, device: key, onDevice }: LivePreviewProps) {
  const { t } = useTranslation("app");
  const [turn, setTurn] = useState(0);
  const url = app.url ?? "";
  return (
    <section
      aria-label={t("preview.title")}
      className="on-surface overflow-hidden rounded-xl border shadow-card"
    >
      <header className="flex items-center gap-2 border-b bg-sunken px-3 py-2">
        <span aria-hidden className="flex gap-1.5 max-sm:hidden">
          {[0, 1, 2].map((dot) => (
            <span key={dot} className="size-2.5 rounded-full bg-border-strong" />
          ))}
        </span>
        <p
          dir="ltr"
          className="mx-1 min-w-0 grow truncate rounded-md border bg-surface px-3 py-1 text-sm text-muted"
        >
          {withoutScheme(url)}
        </p>
        <DeviceSwitch value={key} onChange={onDevice} />
        <IconButton
          icon={RotateCw}
          size="small"
          label={t("preview.reload")}
          onClick={() => {
            setTurn((before) => before + 1);
          }}
        />
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          title={t("preview.open")}
          className={buttonClass("ghost", "small", "px-2! text-muted!")}
        >
          <ExternalLink className="size-4" aria-label={t("preview.open")} />
        </a>
      </header>
      {mayFrame(url) ? (
        <Stage key={turn} app={app} url={url} device={key} />
      ) : (
        <p className="flex flex-col items-center gap-3 px-6 py-16 text-center text-muted">
          <MonitorOff className="size-8" aria-hidden />
          {t("preview.notHere")}
        </p>
      )}
    </section>
  );
}

function Stage(props: { app: App; url: string; device: DeviceKey }) {
  const { t } = useTranslation("app");
  const stage = useRef<HTMLDivElement>(null);
  const room = useRoom(stage);
  const client = useQueryClient();
  const [shown, setShown] = useState(false);
  const device = DEVICES.find(({ key }) => key === props.device) ?? DEVICES[0];
  const small = device.key !== "desktop";
  const scale = scaleOf(device, small ? Math.max(0, room - 32) : room, TALLEST);
  const asleep = props.app.running !== "running";
  return (
    <div
      ref={stage}
      aria-busy={!shown}
      className={cx("relative flex justify-center bg-sunken", small && "p-4")}
    >
      <div
        className={cx(
          "relative overflow-hidden bg-white",
          small && "rounded-2xl border-4 border-border-strong shadow-raised",
        )}
        style={{ width: device.width * scale, height: device.height * scale }}
      >
        <iframe
          src={props.url}
          title={t("preview.frame", { name: props.app.name })}
          sandbox={SANDBOX}
          referrerPolicy="no-referrer"
          onLoad={() => {
            setShown(true);
            if (asleep) void client.invalidateQueries({ queryKey: ["app", props.app.id] });
          }}
          className="absolute start-0 top-0 origin-top-left border-0 rtl:origin-top-right"
          style={{
            width: device.width,
            height: device.height,
            transform: `scale(${String(scale)})`,
          }}
        />
      </div>
      {!shown && (
        <p
          role="status"
          className="absolute inset-0 flex items-center justify-center gap-2.5 bg-sunken text-muted"
        >
          <LoaderCircle className="size-5 animate-spin" aria-hidden />
          {t(asleep ? "preview.waking" : "preview.loading")}
        </p>
      )}
    </div>
  );
}
