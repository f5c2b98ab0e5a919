"""The nouns of the record as flat tables: one declaration of columns each, for CSV, workbooks and the data package."""
