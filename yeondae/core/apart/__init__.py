"""What needs Pillow. It runs in processes beside ours only (core/beside.py)."""
