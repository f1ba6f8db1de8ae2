import { useTranslation } from "react-i18next";

import { ColourInput } from "../../../ui/ColourInput";
import { RadioGroup } from "../../../ui/RadioGroup";
import { Switch } from "../../../ui/Switch";
import type { Spec, Theme } from "../model/types";

export interface LookEditorProps {
  spec: Spec;
  onChange: (next: Spec, label?: string) => void;
}

const CHOICES = {
  font: ["system", "humanist", "geometric", "serif", "slab", "mono", "rounded"],
  radius: ["none", "small", "medium", "large"],
  density: ["airy", "comfortable", "dense"],
  shell: ["topbar", "sidebar"],
} as const;

/** Colours, shapes and fonts. */
export function LookEditor({ spec, onChange }: LookEditorProps) {
  const { t } = useTranslation("spec");
  const theme = spec.theme ?? {};
  const palette = theme.palette ?? {};
  function set(part: Partial<Theme>) {
    onChange({ ...spec, theme: { ...theme, ...part } }, t("change.look"));
  }
  return (
    <div className="flex flex-col gap-5">
      <ColourInput
        label={t("look.primary")}
        name="primary"
        value={palette.primary ?? "#3355dd"}
        onChange={(primary) => {
          set({ palette: { ...palette, primary } });
        }}
      />
      {(["font", "radius", "density", "shell"] as const).map((key) => (
        <RadioGroup
          key={key}
          label={t(`look.${key}`)}
          name={key}
          cards
          value={theme[key] ?? ""}
          options={CHOICES[key].map((value) => ({
            value,
            label: t(`look.${key}_${value}` as "look.font_system"),
          }))}
          onChange={(value) => {
            set({ [key]: value });
          }}
        />
      ))}
      <Switch
        label={t("look.dark")}
        name="dark"
        value={theme.dark_mode ?? true}
        onChange={(dark_mode) => {
          set({ dark_mode });
        }}
      />
    </div>
  );
}
