"""The way from a browser to an application: `<slug>.<base host>` to the application's Unix socket."""
