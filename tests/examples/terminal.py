"""A pseudo-terminal for tests, where the machine has them."""
import os
import pty
import unittest


def open_terminal():
    """pty.openpty(); without /dev/pts, as in a bare chroot, the test is skipped, and under CI it fails."""
    try:
        return pty.openpty()
    except OSError as error:
        if os.environ.get("CI") == "true":
            raise
        raise unittest.SkipTest(f"no pseudo-terminals here: {error}")
