import { Mail, Share2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";

import { Button } from "../../ui/Button";
import { buttonClass } from "../../ui/buttonClass";
import { CopyButton } from "../../ui/CopyButton";
import { Dialog } from "../../ui/Dialog";

const QrPicture = lazy(async () => ({ default: (await import("./QrPicture")).QrPicture }));

/** Plain links: nothing of these networks is loaded before somebody chooses one. */
const NETWORKS: readonly [name: string, link: (address: string, title: string) => string][] = [
  ["WhatsApp", (address, title) => `https://wa.me/?text=${title}%20${address}`],
  ["Telegram", (address, title) => `https://t.me/share/url?url=${address}&text=${title}`],
  ["Facebook", (address) => `https://www.facebook.com/sharer/sharer.php?u=${address}`],
  ["X", (address, title) => `https://x.com/intent/post?text=${title}&url=${address}`],
  ["LinkedIn", (address) => `https://www.linkedin.com/sharing/share-offsite/?url=${address}`],
];

export interface ShareProps {
  /** What is passed on: the name of the page or of the record. */
  title: string;
  /** Whoever gets the address has to sign in. */
  closed?: boolean;
}

/** Passes the address of the page on: as a link, as a code for a phone, by mail or over a network. */
export function Share({ title, closed = false }: ShareProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        icon={Share2}
        onClick={() => {
          setOpen(true);
        }}
      >
        Share
      </Button>
      <Dialog
        open={open}
        size="medium"
        title={`Share “${title}”`}
        {...(closed && { description: "Whoever gets this address has to sign in to open it." })}
        onClose={() => {
          setOpen(false);
        }}
      >
        {open && <Ways title={title} address={window.location.href} />}
      </Dialog>
    </>
  );
}

function Ways({ title, address }: { title: string; address: string }) {
  const link = encodeURIComponent(address);
  const words = encodeURIComponent(title);
  return (
    <div className="flex flex-wrap items-start gap-6">
      <div className="flex min-w-56 flex-1 flex-col gap-5">
        <div className="flex items-center gap-2">
          <input
            readOnly
            aria-label="Address"
            className="control"
            value={address}
            onFocus={(event) => {
              event.target.select();
            }}
          />
          <CopyButton text={address} />
        </div>
        <ul className="flex flex-wrap gap-2">
          <li>
            <a
              href={`mailto:?subject=${words}&body=${link}`}
              className={buttonClass("secondary", "small")}
            >
              <Mail className="size-4" aria-hidden />
              E-mail
            </a>
          </li>
          {NETWORKS.map(([name, to]) => (
            <li key={name}>
              <a
                href={to(link, words)}
                target="_blank"
                rel="noreferrer"
                className={buttonClass("secondary", "small")}
              >
                {name}
                <span className="sr-only">(opens in a new tab)</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
      <Suspense fallback={<div className="skeleton size-40" />}>
        <QrPicture text={address} label={`QR code of ${address}`} />
      </Suspense>
    </div>
  );
}
