import { Download } from "lucide-react";
import { type ReactNode, useEffect, useMemo } from "react";

import { toText } from "../../../lib/functions/core";
import type { ToolValue } from "../../../lib/functions/types";
import { showDate, showMoney, showNumber, showPercent } from "../../../lib/show";
import { Button } from "../../../ui/Button";
import { buttonClass } from "../../../ui/buttonClass";
import { CopyButton } from "../../../ui/CopyButton";
import type { Result } from "./formulas";
import { ListValue } from "./ListValue";

export type OutputFormat =
  | "text"
  | "code"
  | "number"
  | "money"
  | "percent"
  | "date"
  | "list"
  | "table"
  | "html"
  | "image"
  | "file"
  | "colour"
  | "boolean";

export interface OutputProps {
  label: string;
  format: OutputFormat;
  unit?: string;
  result: Result | undefined;
}

/** One result of a tool with its name, and the means to take it along. */
export function Output({ label, format, unit, result }: OutputProps) {
  const value = result?.state === "done" ? result.value : undefined;
  return (
    <section aria-label={label} className="min-w-0 border-t pt-4 first:border-t-0 first:pt-0">
      <header className="mb-1.5 flex min-h-9 items-center justify-between gap-3">
        <h3 className="text-sm font-medium text-muted">{label}</h3>
        {value !== undefined && <Take value={value} label={label} />}
      </header>
      <div aria-live="polite">
        {result?.state === "fault" ? (
          <p className="text-danger-ink">{result.message}</p>
        ) : value === undefined ? (
          <p className="text-muted">–</p>
        ) : (
          <Shown value={value} format={format} unit={unit ?? ""} label={label} />
        )}
      </div>
    </section>
  );
}

function Shown(props: { value: ToolValue; format: OutputFormat; unit: string; label: string }) {
  const { value, format, unit, label } = props;
  if (value instanceof File) return <FileValue file={value} label={label} />;
  if (Array.isArray(value)) return <ListValue list={value} label={label} />;
  const text = toText(value);
  switch (format) {
    case "code":
      return <Code text={text} />;
    case "html":
      return (
        <>
          <iframe
            title={label}
            sandbox=""
            srcDoc={text}
            className="mb-3 h-72 w-full rounded-lg border bg-white"
          />
          <Code text={text} />
        </>
      );
    case "colour":
      return (
        <div className="flex items-center gap-3">
          <span className="size-14 rounded-lg border" style={{ background: text }} aria-hidden />
          <Large>{text}</Large>
        </div>
      );
    case "image":
      return <img src={text} alt={label} className="max-h-96 rounded-lg border" />;
    case "number":
    case "money":
    case "percent":
    case "date":
    case "boolean":
      return (
        <Large>
          {words(value, format)}
          {unit && <span className="ml-1.5 text-xl font-normal text-muted">{unit}</span>}
        </Large>
      );
    default:
      return <Words text={text} />;
  }
}

function Words({ text }: { text: string }) {
  const long = text.length > 60 || text.includes("\n");
  return long ? <p className="break-words whitespace-pre-wrap">{text}</p> : <Large>{text}</Large>;
}

function Code({ text }: { text: string }) {
  return (
    <pre
      // A region that scrolls must be reachable by the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-lg bg-sunken p-4 font-mono text-sm whitespace-pre-wrap"
    >
      {text}
    </pre>
  );
}

function Large({ children }: { children: ReactNode }) {
  return (
    <p className="font-heading text-3xl font-semibold tracking-tight break-words tabular-nums">
      {children}
    </p>
  );
}

function words(value: ToolValue, format: OutputFormat): string {
  if (format === "date") return showDate(toText(value));
  if (format === "boolean") return value ? "Yes" : "No";
  const number = Number(value);
  if (Number.isNaN(number)) return toText(value);
  if (format === "money")
    return showMoney(number, "EUR")
      .replace(/[^\d.,\s-]/g, "")
      .trim();
  return format === "percent" ? showPercent(number) : showNumber(number, 6);
}

/** Copy and download. */
function Take({ value, label }: { value: ToolValue; label: string }) {
  if (value instanceof File) return null;
  const text = Array.isArray(value)
    ? value
        .map((item: unknown) => (typeof item === "object" ? JSON.stringify(item) : String(item)))
        .join("\n")
    : toText(value);
  if (text === "") return null;
  return (
    <div className="flex gap-1.5">
      <CopyButton text={text} />
      {text.length > 60 && (
        <Button
          variant="secondary"
          size="small"
          icon={Download}
          onClick={() => {
            const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
            const link = document.createElement("a");
            link.href = url;
            link.download = `${label.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.txt`;
            link.click();
            URL.revokeObjectURL(url);
          }}
        >
          Download
        </Button>
      )}
    </div>
  );
}

function FileValue({ file, label }: { file: File; label: string }) {
  const url = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(
    () => () => {
      URL.revokeObjectURL(url);
    },
    [url],
  );
  return (
    <div className="flex flex-col items-start gap-3">
      {file.type.startsWith("image/") && (
        <img src={url} alt={label} className="max-h-80 max-w-full rounded-lg border bg-white" />
      )}
      <a href={url} download={file.name} className={buttonClass("secondary", "small")}>
        <Download className="size-4" aria-hidden />
        Download {file.name}
      </a>
    </div>
  );
}
