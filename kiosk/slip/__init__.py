"""What a resident takes home: one model, painted on an 80 mm roll, on A4, or held in a QR code."""
