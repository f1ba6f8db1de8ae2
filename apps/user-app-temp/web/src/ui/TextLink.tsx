import { Link, type LinkProps } from "react-router";

import { cx } from "./cx";

/** A link inside text. */
export function TextLink({ className, ...rest }: LinkProps) {
  return (
    <Link
      className={cx(
        "rounded-xs font-medium text-link underline decoration-current/30 underline-offset-4 hover:decoration-current",
        className,
      )}
      {...rest}
    />
  );
}
