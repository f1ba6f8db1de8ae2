import { Link } from "react-router";

export interface FooterGroup {
  title: string;
  links: readonly { label: string; to: string }[];
}

export interface FooterProps {
  appName: string;
  text?: string;
  groups?: readonly FooterGroup[];
  /** The last line. */
  note?: string;
}

export function Footer({ appName, text, groups = [], note }: FooterProps) {
  return (
    <footer className="no-print on-surface mt-auto border-t">
      <div className="mx-auto w-full max-w-6xl px-4 py-10 sm:px-6">
        <div className="flex flex-wrap justify-between gap-x-16 gap-y-8">
          <div className="max-w-sm">
            <p className="font-heading text-lg font-semibold">{appName}</p>
            {text && <p className="mt-1.5 text-sm text-muted">{text}</p>}
          </div>
          {groups.map((group) => (
            <nav key={group.title} aria-label={group.title}>
              <p className="text-sm font-semibold">{group.title}</p>
              <ul className="mt-2.5 flex flex-col gap-2 text-sm text-muted">
                {group.links.map((link) => (
                  <li key={link.to}>
                    <Link to={link.to} className="rounded-xs hover:text-text hover:underline">
                      {link.label}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
        </div>
        {note && <p className="mt-10 border-t pt-5 text-sm text-muted">{note}</p>}
      </div>
    </footer>
  );
}
