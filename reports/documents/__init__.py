"""Documents made from readings: PDF, XLSX, iCalendar, Atom."""
