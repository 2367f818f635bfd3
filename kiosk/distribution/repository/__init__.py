"""The office's side of signed distribution: keys and TUF metadata, plain files for any web server or stick."""
