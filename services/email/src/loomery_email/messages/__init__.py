"""Messages: accepting them, and what is known of them by person."""
