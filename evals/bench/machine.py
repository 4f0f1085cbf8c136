"""What a figure was measured on."""

import os
import platform
from pathlib import Path

import numpy as np


def machine_line() -> str:
    """Processor, cores and threads, in one line."""
    import torch

    return f"{_processor()}, {os.cpu_count()} cores, {torch.get_num_threads()} torch threads"


def percentiles(milliseconds: list[float]) -> str:
    """Median and 95th percentile."""
    p50, p95 = np.percentile(milliseconds, [50, 95])
    return f"p50 {p50:8.2f} ms   p95 {p95:8.2f} ms   n {len(milliseconds)}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
