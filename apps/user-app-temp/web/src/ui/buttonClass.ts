import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "soft" | "inverse";
export type ButtonSize = "small" | "medium" | "large";

const BASE =
  "inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap no-underline select-none " +
  "transition-[background-color,box-shadow,transform,border-color] duration-150 active:translate-y-px " +
  "disabled:pointer-events-none disabled:opacity-55";

const VARIANT: Record<ButtonVariant, string> = {
  primary:
    "bg-primary text-on-primary shadow-card ring-1 ring-inset ring-black/8 hover:bg-primary-hover",
  secondary:
    "on-surface border border-border-strong shadow-card hover:border-control hover:shadow-raised",
  ghost: "text-text hover:bg-hover active:bg-pressed",
  soft: "bg-primary-soft text-link hover:brightness-97",
  danger: "bg-danger text-on-danger shadow-card hover:bg-danger-hover",
  inverse: "bg-text text-primary shadow-card hover:opacity-90",
};

const SIZE: Record<ButtonSize, string> = {
  small: "min-h-(--control-height-small) px-3 text-sm",
  medium: "min-h-(--control-height) px-4 text-[0.9375rem]",
  large: "min-h-12 px-6 text-base",
};

/** The look of a button, for elements that are buttons and for links that look like one. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return cx(BASE, VARIANT[variant], SIZE[size], className);
}
