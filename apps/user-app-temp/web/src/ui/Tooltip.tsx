import { cloneElement, type ReactElement, useId } from "react";

/** A short explanation at a control, on hover and on focus. The control must be focusable. */
export function Tooltip(props: {
  text: string;
  children: ReactElement<{ "aria-describedby"?: string }>;
}) {
  const id = useId();
  return (
    <span className="group/tooltip relative inline-flex">
      {cloneElement(props.children, { "aria-describedby": id })}
      <span
        id={id}
        role="tooltip"
        className="in-surface pointer-events-none invisible absolute bottom-full left-1/2 z-40 mb-2 w-max max-w-56 -translate-x-1/2 rounded-md bg-text px-2.5 py-1.5 text-xs font-medium text-surface opacity-0 shadow-raised transition-opacity delay-200 group-focus-within/tooltip:visible group-focus-within/tooltip:opacity-100 group-hover/tooltip:visible group-hover/tooltip:opacity-100"
      >
        {props.text}
      </span>
    </span>
  );
}
