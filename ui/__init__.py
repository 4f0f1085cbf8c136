"""What people and machines see: the page and the command line."""
