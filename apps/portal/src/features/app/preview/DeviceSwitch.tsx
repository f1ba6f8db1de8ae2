import { useTranslation } from "react-i18next";

import { cx } from "../../../ui/cx";
import { DEVICES, type DeviceKey } from "./devices";

/** Phone, tablet or desktop. */
export function DeviceSwitch(props: { value: DeviceKey; onChange: (device: DeviceKey) => void }) {
  const { t } = useTranslation("app");
  return (
    <fieldset className="inline-flex rounded-lg border bg-sunken p-0.5">
      <legend className="sr-only">{t("preview.device")}</legend>
      {DEVICES.map(({ key, icon: Icon }) => (
        <label
          key={key}
          title={t(`preview.${key}`)}
          className={cx(
            "flex min-h-8 cursor-pointer items-center rounded-md px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-ring",
            key === props.value ? "on-surface shadow-card" : "text-muted hover:text-text",
          )}
        >
          <input
            type="radio"
            name="device"
            className="sr-only"
            checked={key === props.value}
            onChange={() => {
              props.onChange(key);
            }}
          />
          <Icon className="size-4" aria-hidden />
          <span className="sr-only">{t(`preview.${key}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
