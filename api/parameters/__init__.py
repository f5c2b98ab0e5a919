"""What the parameters of lists mean, one noun a file: read once, refused where they are not understood."""
