import { Avatar } from "./Avatar";
import { Rating } from "./RatingInput";

export interface Testimonial {
  quote: string;
  author: string;
  /** Who that is: "Gardener, Bristol". */
  role?: string;
  avatar?: string | null;
  stars?: number;
}

/** What people say. */
export function Testimonials({ items }: { items: readonly Testimonial[] }) {
  return (
    <ul className="grid gap-5 [grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr))]">
      {items.map((item) => (
        <li key={`${item.author}-${item.quote}`} className="contents">
          <figure className="on-surface flex flex-col gap-4 rounded-xl border p-6 shadow-card">
            {item.stars !== undefined && <Rating value={item.stars} />}
            <blockquote className="grow text-lg leading-relaxed">“{item.quote}”</blockquote>
            <figcaption className="flex items-center gap-3 text-sm">
              <Avatar name={item.author} src={item.avatar ?? null} />
              <span>
                <span className="block font-semibold">{item.author}</span>
                {item.role && <span className="text-muted">{item.role}</span>}
              </span>
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );
}
