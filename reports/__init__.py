"""What the records say: one frozen reading per noun, rendered as page, document and data."""
