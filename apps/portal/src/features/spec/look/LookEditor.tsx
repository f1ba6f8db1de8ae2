import { lazy, Suspense, useState } from "react";

import { ColourInput } from "../../../ui/ColourInput";
import { cx } from "../../../ui/cx";
import { RadioGroup } from "../../../ui/RadioGroup";
import { Skeleton } from "../../../ui/Skeleton";
import { Switch } from "../../../ui/Switch";
import type { Spec, Theme } from "../model/types";
import { SayContext, useSay, useWords } from "../parts/say";
import { lookVariables, PALETTES } from "./looks";

const Preview = lazy(() => import("./Preview"));

export interface LookEditorProps {
  spec: Spec;
  onChange: (next: Spec, label?: string) => void;
}

const HEX = /^#[0-9a-f]{6}$/;
const CHOICES = {
  radius: ["none", "small", "medium", "large"],
  density: ["airy", "comfortable", "dense"],
  shell: ["topbar", "sidebar"],
} as const;
const FONTS = ["system", "humanist", "geometric", "serif", "slab", "mono", "rounded"] as const;

/** Colours, shapes and fonts, beside a page that wears them; also stands on a page of its own. */
export function LookEditor(props: LookEditorProps) {
  const say = useWords();
  return (
    <SayContext value={say}>
      <Look {...props} />
    </SayContext>
  );
}

function Look({ spec, onChange }: LookEditorProps) {
  const say = useSay();
  const theme = spec.theme ?? {};
  const palette = theme.palette ?? {};
  function set(part: Partial<Theme>) {
    onChange({ ...spec, theme: { ...theme, ...part } }, say("change.look"));
  }
  function colour(name: ColourProps["name"], hex: string) {
    set({ palette: { ...palette, [name]: hex } });
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-6">
        <fieldset className="min-w-0">
          <legend className="mb-2 text-sm font-medium">{say("look.palettes")}</legend>
          <div className="grid grid-cols-4 gap-2">
            {PALETTES.map(({ key, ...colours }) => {
              const chosen =
                colours.primary === palette.primary && colours.background === palette.background;
              return (
                <button
                  key={key}
                  type="button"
                  aria-pressed={chosen}
                  className={cx(
                    "flex min-w-0 flex-col gap-1.5 rounded-lg border p-1.5 text-xs transition-shadow hover:shadow-raised",
                    chosen && "border-link ring-2 ring-ring",
                  )}
                  onClick={() => {
                    set({ palette: colours });
                  }}
                >
                  <span
                    aria-hidden
                    className="flex h-9 items-end gap-1 rounded-md border p-1"
                    style={{ background: colours.background }}
                  >
                    <span
                      className="h-full grow rounded-sm"
                      style={{ background: colours.primary }}
                    />
                    <span
                      className="h-1/2 w-1/4 rounded-sm"
                      style={{ background: colours.accent }}
                    />
                  </span>
                  <span className="truncate">{say(`look.palette_${key}`)}</span>
                </button>
              );
            })}
          </div>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
          <Colour
            label={say("look.primary")}
            name="primary"
            value={palette.primary ?? "#3355dd"}
            onColour={colour}
          />
          <Colour
            label={say("look.background")}
            name="background"
            value={palette.background ?? "#ffffff"}
            onColour={colour}
          />
          <Colour
            label={say("look.accent")}
            name="accent"
            value={palette.accent ?? ""}
            onColour={colour}
          />
        </div>
        <fieldset>
          <legend className="mb-2 text-sm font-medium">{say("look.font")}</legend>
          <div className="grid grid-cols-2 gap-2">
            {FONTS.map((font) => (
              <label
                key={font}
                style={lookVariables({ font })}
                className="flex flex-col rounded-md border border-border-strong px-3 py-2 transition-colors hover:border-control has-checked:border-link has-checked:bg-primary-soft has-focus-visible:ring-2 has-focus-visible:ring-ring"
              >
                <input
                  type="radio"
                  name="look-font"
                  className="sr-only"
                  checked={(theme.font ?? "system") === font}
                  onChange={() => {
                    set({ font });
                  }}
                />
                <span aria-hidden className="font-heading text-xl leading-tight font-semibold">
                  Aa
                </span>
                <span className="font-sans text-sm">{say(`look.font_${font}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {(["radius", "density", "shell"] as const).map((key) => (
          <RadioGroup
            key={key}
            label={say(`look.${key}`)}
            name={`look-${key}`}
            cards
            value={theme[key] ?? ""}
            options={CHOICES[key].map((value) => ({ value, label: say(`look.${key}_${value}`) }))}
            onChange={(value) => {
              set({ [key]: value });
            }}
          />
        ))}
        <Switch
          label={say("look.dark")}
          name="look-dark"
          value={theme.dark_mode ?? true}
          onChange={(dark_mode) => {
            set({ dark_mode });
          }}
        />
      </div>
      <div className="order-first lg:sticky lg:top-20 lg:order-none">
        <Suspense fallback={<Skeleton className="h-104 w-full" />}>
          <Preview spec={spec} />
        </Suspense>
      </div>
    </div>
  );
}

interface ColourProps {
  label: string;
  name: "primary" | "background" | "accent";
  value: string;
  onColour: (name: ColourProps["name"], value: string) => void;
}

/** What is typed stays until it is a colour. */
function Colour({ label, name, value, onColour }: ColourProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <ColourInput
      label={label}
      name={`look-${name}`}
      value={typed ?? value}
      onChange={(next) => {
        const hex = next.toLowerCase();
        setTyped(HEX.test(hex) ? null : next);
        if (HEX.test(hex)) onColour(name, hex);
      }}
    />
  );
}
