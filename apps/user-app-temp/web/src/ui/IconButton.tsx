import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes } from "react";

import { cx } from "./cx";

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  icon: LucideIcon;
  /** Read by screen readers and shown as the tooltip. */
  label: string;
  size?: "small" | "medium";
}

export function IconButton({
  icon: Icon,
  label,
  size = "medium",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cx(
        "inline-flex shrink-0 items-center justify-center rounded-md text-muted transition-colors",
        "hover:bg-hover hover:text-text active:bg-pressed disabled:opacity-50",
        size === "small" ? "size-8" : "size-10",
        className,
      )}
      {...rest}
    >
      <Icon className={size === "small" ? "size-4" : "size-5"} aria-hidden />
    </button>
  );
}
