"""The words of pages and papers: languages, labels, quantities, sentences, the catalogue of messages."""
