import { hueOf } from "./hue";
import { cx } from "./cx";

const SIZES = {
  small: "size-7 text-[0.6875rem]",
  medium: "size-9 text-sm",
  large: "size-14 text-lg",
};

/** A person's picture, or their initials on a colour that is always the same for the same name. */
export function Avatar(props: { name: string; src?: string | null; size?: keyof typeof SIZES }) {
  const { name, src, size = "medium" } = props;
  const frame = cx("inline-flex shrink-0 items-center justify-center rounded-full", SIZES[size]);
  if (src) return <img src={src} alt="" className={cx(frame, "object-cover")} />;
  const hue = String(hueOf(name));
  return (
    <span
      aria-hidden
      // Drawn by the style sheet: these letters are a picture, not a text that names anything.
      data-initials={initials(name)}
      className={cx(frame, "font-semibold select-none before:content-[attr(data-initials)]")}
      style={{ background: `oklch(0.9 0.06 ${hue})`, color: `oklch(0.36 0.11 ${hue})` }}
    />
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => word?.[0] ?? "");
  return letters.join("").toUpperCase();
}
