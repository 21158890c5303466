"""Reports that share a text: candidates, aligned words, the verdict, whose text it is."""
