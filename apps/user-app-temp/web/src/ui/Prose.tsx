import { Fragment, type ReactNode } from "react";

import { type Block, type Inline, parseMarkdown } from "../lib/markdown";

/** Markdown as elements. Nothing of it is taken as HTML, and pictures of other sites are shown as links. */
export function Prose({ text }: { text: string }) {
  const blocks = parseMarkdown(text);
  const top = Math.min(6, ...blocks.map((block) => (block.kind === "heading" ? block.level : 6)));
  return (
    <div className="flex max-w-prose flex-col gap-4 leading-relaxed break-words">
      {blocks.map((block, index) => (
        <BlockElement key={index} block={block} top={top} />
      ))}
    </div>
  );
}

function BlockElement({ block, top }: { block: Block; top: number }): ReactNode {
  switch (block.kind) {
    case "heading": {
      // The page has its h1 already: the highest heading of the text is an h2.
      const below = Math.min(2, block.level - top);
      const Tag = (["h2", "h3", "h4"] as const)[below] ?? "h4";
      return <Tag className={below === 0 ? "text-xl" : "text-lg"}>{inlines(block.text)}</Tag>;
    }
    case "paragraph":
      return <p>{inlines(block.text)}</p>;
    case "quote":
      return (
        <blockquote className="border-l-3 border-primary pl-4 text-muted">
          {inlines(block.text)}
        </blockquote>
      );
    case "code":
      return (
        // A region that scrolls must be reachable by the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre tabIndex={0} className="overflow-x-auto rounded-lg bg-sunken p-4 font-mono text-sm">
          <code>{block.text}</code>
        </pre>
      );
    case "list": {
      const Tag = block.ordered ? "ol" : "ul";
      return (
        <Tag className={block.ordered ? "list-decimal pl-6" : "list-disc pl-6"}>
          {block.items.map((item, index) => (
            <li key={index} className="py-0.5">
              {inlines(item)}
            </li>
          ))}
        </Tag>
      );
    }
    case "rule":
      return <hr className="border-t" />;
  }
}

function inlines(parts: readonly Inline[]): ReactNode {
  return parts.map((part, index) => <Fragment key={index}>{inline(part)}</Fragment>);
}

function inline(part: Inline): ReactNode {
  switch (part.kind) {
    case "text":
      return part.text;
    case "code":
      return (
        <code className="rounded-xs bg-sunken px-1 py-0.5 font-mono text-[0.9em]">{part.text}</code>
      );
    case "strong":
      return <strong className="font-semibold">{inlines(part.text)}</strong>;
    case "emphasis":
      return <em>{inlines(part.text)}</em>;
    case "strike":
      return <s>{inlines(part.text)}</s>;
    case "break":
      return <br />;
    case "link":
    case "image":
      return (
        <a
          href={part.href}
          rel="noreferrer nofollow"
          className="font-medium text-link underline underline-offset-4"
        >
          {part.text}
        </a>
      );
  }
}
