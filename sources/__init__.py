"""Source documents: read, cleaned, structured and attributed to who speaks in them."""
