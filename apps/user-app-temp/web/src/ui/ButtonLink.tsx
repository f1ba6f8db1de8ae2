import type { LucideIcon } from "lucide-react";
import { Link, type LinkProps } from "react-router";

import { type ButtonSize, type ButtonVariant, buttonClass } from "./buttonClass";

export interface ButtonLinkProps extends LinkProps {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
}

/** A link that looks like a button. */
export function ButtonLink({
  variant = "primary",
  size = "medium",
  icon: Icon,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link className={buttonClass(variant, size, className)} {...rest}>
      {Icon && <Icon className="size-4 shrink-0" aria-hidden />}
      {children}
    </Link>
  );
}
