"""Whether evidence carries a claim: what differs, and a calibrated probability."""
