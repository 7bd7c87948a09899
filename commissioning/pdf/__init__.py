"""Documents as tagged PDF. Nothing else in the service knows what makes them."""

from commissioning.pdf.rendering import PdfFailed, render_pdf

__all__ = ["PdfFailed", "render_pdf"]
