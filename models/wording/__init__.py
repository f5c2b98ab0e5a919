"""Words that every room uses: languages, reasons, masses, likeness of spellings."""
