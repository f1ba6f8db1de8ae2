import { Check, ExternalLink, FileText, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";

import {
  showAgo,
  showDate,
  showDateTime,
  showDuration,
  showMoney,
  showNumber,
  showPercent,
  showTime,
} from "../lib/show";
import { useWording } from "../lib/wording";
import { Badge, type Tone } from "./Badge";
import { Rating } from "./RatingInput";

type Maybe<Value> = Value | null | undefined;

/** What stands where there is no value. */
function None() {
  const words = useWording();
  return (
    <span className="text-muted" aria-label={words.noValue}>
      –
    </span>
  );
}

function shown<Value>(value: Maybe<Value>, show: (value: Value) => ReactNode) {
  return value === null || value === undefined || value === "" ? <None /> : show(value);
}

export function PlainText({ value }: { value: Maybe<string> }) {
  return shown(value, (text) => text);
}

/** Paragraphs, with their line breaks. */
export function LongText(props: { value: Maybe<string>; lines?: number; quiet?: boolean }) {
  const { value, lines, quiet } = props;
  if (quiet && !value) return null;
  return shown(value, (text) => (
    <span
      className="block break-words whitespace-pre-line"
      {...(lines && {
        className: "line-clamp-(--lines) break-words",
        style: { "--lines": lines } as React.CSSProperties,
      })}
    >
      {text}
    </span>
  ));
}

export function NumberText({ value, unit }: { value: Maybe<number>; unit?: string }) {
  return shown(value, (number) => (
    <span className="whitespace-nowrap tabular-nums">
      {showNumber(number)}
      {unit && ` ${unit}`}
    </span>
  ));
}

export function MoneyText({ value, currency }: { value: Maybe<number>; currency: string }) {
  return shown(value, (amount) => (
    <span className="whitespace-nowrap tabular-nums">{showMoney(amount, currency)}</span>
  ));
}

export function PercentText({ value }: { value: Maybe<number> }) {
  return shown(value, (share) => <span className="tabular-nums">{showPercent(share)}</span>);
}

export function DurationText({ value }: { value: Maybe<number> }) {
  return shown(value, (minutes) => (
    <span className="whitespace-nowrap">{showDuration(minutes)}</span>
  ));
}

const MOMENTS = { date: showDate, datetime: showDateTime, time: showTime };

export function DateText(props: { value: Maybe<string>; kind?: keyof typeof MOMENTS }) {
  const { value, kind = "date" } = props;
  return shown(value, (moment) => (
    <time dateTime={moment} className="whitespace-nowrap">
      {MOMENTS[kind](moment)}
    </time>
  ));
}

/** "2 hours ago". */
export function RelativeTime({ value }: { value: Maybe<string> }) {
  return shown(value, (moment) => (
    <time dateTime={moment} title={showDateTime(moment)}>
      {showAgo(moment)}
    </time>
  ));
}

export function TrueFalse({ value }: { value: Maybe<boolean> }) {
  const words = useWording();
  const Icon = value ? Check : Minus;
  return (
    <span className={value ? "text-success-ink" : "text-muted"}>
      <Icon className="inline size-4.5" aria-hidden />
      <span className="sr-only">{value ? words.yes : words.no}</span>
    </span>
  );
}

export interface ToneChoice {
  value: string;
  label: string;
  tone?: Tone;
}

/** The word for a choice, in its tone. */
export function ChoiceBadge(props: { value: Maybe<string>; choices: readonly ToneChoice[] }) {
  return shown(props.value, (value) => {
    const choice = props.choices.find((one) => one.value === value);
    return (
      <Badge tone={choice?.tone ?? "neutral"} dot={choice?.tone !== undefined}>
        {choice?.label ?? value}
      </Badge>
    );
  });
}

export function Stars({ value, max }: { value: Maybe<number>; max: number }) {
  return shown(value, (stars) => <Rating value={stars} max={max} />);
}

export function TagList({ value }: { value: Maybe<readonly string[]> }) {
  if (!value || value.length === 0) return <None />;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {value.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </span>
  );
}

export function Thumb({
  value,
  alt,
  large,
}: {
  value: Maybe<string>;
  alt: string;
  large?: boolean;
}) {
  return shown(value, (url) => (
    <img
      src={url}
      alt={alt}
      loading="lazy"
      className={
        large
          ? "max-h-96 w-full max-w-xl rounded-lg border object-cover"
          : "size-10 rounded-md border object-cover"
      }
    />
  ));
}

export function MediaPlayer({ value, kind }: { value: Maybe<string>; kind: "audio" | "video" }) {
  return shown(value, (url) => {
    // Uploads of people come without subtitles.
    if (kind === "video") {
      // oxlint-disable-next-line jsx-a11y/media-has-caption
      return <video src={url} controls className="relative z-1 max-h-96 rounded-lg" />;
    }
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    return <audio src={url} controls className="relative z-1 max-w-full" />;
  });
}

export function ColourSwatch({ value }: { value: Maybe<string> }) {
  return shown(value, (colour) => (
    <span className="inline-flex items-center gap-2 font-mono text-sm">
      <span className="size-5 rounded-sm border" style={{ background: colour }} aria-hidden />
      {colour}
    </span>
  ));
}

const OUTWARD =
  "relative z-1 text-link underline decoration-current/30 underline-offset-4 hover:decoration-current";

export function FileLink({ value }: { value: Maybe<string> }) {
  return shown(value, (url) => (
    <a href={url} className={`${OUTWARD} inline-flex items-center gap-1.5`} download>
      <FileText className="size-4" aria-hidden />
      {decodeURIComponent(url.split("/").at(-1) ?? url)}
    </a>
  ));
}

/** A web page, an e-mail address or a telephone number. */
export function WebLink({
  value,
  kind,
}: {
  value: Maybe<string>;
  kind: "url" | "email" | "phone";
}) {
  const words = useWording();
  return shown(value, (text) => {
    if (kind === "email") {
      return (
        <a href={`mailto:${text}`} className={OUTWARD}>
          {text}
        </a>
      );
    }
    if (kind === "phone") {
      return (
        <a href={`tel:${text.replace(/[^+\d]/g, "")}`} className={OUTWARD}>
          {text}
        </a>
      );
    }
    if (!/^https?:\/\//i.test(text)) return text;
    return (
      <a href={text} className={OUTWARD} target="_blank" rel="noreferrer">
        {text.replace(/^https?:\/\//i, "").replace(/\/$/, "")}
        <ExternalLink className="ml-1 inline size-3.5" aria-label={words.newTab} />
      </a>
    );
  });
}

/** A record that another one points to, with the way there. */
export function RefLink({
  value,
  base,
}: {
  value: Maybe<{ id: number; label: string }>;
  base?: string;
}) {
  return shown(value, (ref) =>
    base === undefined ? (
      ref.label
    ) : (
      <Link to={`${base}/${String(ref.id)}`} className={OUTWARD}>
        {ref.label}
      </Link>
    ),
  );
}

export function RefLinks({ value }: { value: Maybe<readonly { id: number; label: string }[]> }) {
  return <TagList value={value?.map((ref) => ref.label)} />;
}
