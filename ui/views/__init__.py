"""What the pages show, as safe HTML; pure functions."""
