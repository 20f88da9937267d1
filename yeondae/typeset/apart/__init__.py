"""What needs typst, PDFium, Pillow, ZXing or python-docx. It runs in processes beside ours only
(core/beside.py), and knows nothing of Django: words arrive as they are to be printed."""
