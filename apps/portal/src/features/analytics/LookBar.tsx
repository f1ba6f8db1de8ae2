import { useTranslation } from "react-i18next";

import { cx } from "../../ui/cx";
import { Checkbox } from "../../ui/Checkbox";
import { Combobox } from "../../ui/Combobox";
import { DateInput } from "../../ui/DateInput";
import { Select } from "../../ui/Select";
import { PRESETS } from "./range";
import { useAppNames } from "./queries";
import type { useAnalyticsAddress } from "./useAnalyticsAddress";

const ZONES = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].map((zone) => ({
  value: zone,
  label: zone.replaceAll("_", " "),
}));

export interface LookBarProps {
  address: ReturnType<typeof useAnalyticsAddress>;
  /** Whether an application can be chosen here. */
  choosesApp?: boolean;
}

/** Which application, which time, and whose clock. */
export function LookBar({ address, choosesApp = false }: LookBarProps) {
  const { t } = useTranslation("analytics");
  const { range, timeZone, usualZone, compares, go } = address;
  return (
    <div className="on-surface flex flex-wrap items-end gap-x-5 gap-y-4 rounded-xl border p-4 shadow-card">
      {choosesApp && <AppChoice address={address} />}
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-sm font-medium">{t("look.time")}</legend>
        <div className="flex flex-wrap gap-1 rounded-lg bg-neutral-soft p-1">
          {[...PRESETS, "own" as const].map((preset) => (
            <button
              key={preset}
              type="button"
              aria-pressed={range.preset === preset}
              className={cx(
                "min-h-8 rounded-md px-3 text-sm font-medium transition-colors",
                range.preset === preset ? "on-surface shadow-card" : "text-text hover:bg-hover",
              )}
              onClick={() => {
                go(
                  preset === "own"
                    ? { range: "own", from: range.from, to: range.to }
                    : { range: preset, from: "", to: "" },
                );
              }}
            >
              {t(`look.${preset}`)}
            </button>
          ))}
        </div>
      </fieldset>
      {range.preset === "own" && (
        <div className="grid grow grid-cols-2 gap-3 sm:max-w-sm">
          {(["from", "to"] as const).map((end) => (
            <DateInput
              key={end}
              name={end}
              label={t(`look.${end}`)}
              value={range[end]}
              onChange={(day) => {
                if (day !== "") go({ [end]: day });
              }}
            />
          ))}
        </div>
      )}
      <Combobox<string>
        name="zone"
        label={t("look.zone")}
        className="w-full sm:ms-auto sm:w-56"
        options={ZONES}
        value={timeZone}
        selectedLabel={timeZone.replaceAll("_", " ")}
        onChange={(zone) => {
          go({ zone: zone === null || zone === usualZone ? "" : zone });
        }}
      />
      <Checkbox
        name="compare"
        label={t("look.compare")}
        className="basis-full"
        value={compares}
        onChange={(on) => {
          go({ compare: on ? "1" : "" });
        }}
      />
    </div>
  );
}

function AppChoice({ address: { app, go } }: LookBarProps) {
  const { t } = useTranslation("analytics");
  const { data: names } = useAppNames();
  const options = [...(names ?? [])].map(([value, name]) => ({
    value,
    label: name || t("look.unnamed"),
  }));
  return (
    <Select
      name="app"
      label={t("look.app")}
      className="w-full sm:w-56"
      placeholder={t("look.everyApp")}
      options={options}
      value={app}
      onChange={(chosen) => {
        go({ app: chosen, steps: "" });
      }}
    />
  );
}
